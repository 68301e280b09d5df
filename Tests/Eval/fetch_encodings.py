#!/usr/bin/env python3
"""Character encodings: labels, what a page or a Content-Type declares, and what undeclared bytes are. Run by eval.py.

Undeclared text is judged by what a reader sees: the decoded text against the same bytes decoded as the encoding they are in.
A byte order mark is no text. Where a file declares its encoding inside (XML, <meta>), the declaration is blotted out first.
"""
import base64
import re
import sys

from cases import ask, read

# Names of encodings as Python's codecs have them, where they differ.
PYTHON = {
    "windows-874": "cp874", "tis-620": "cp874", "ibm866": "cp866", "ibm855": "cp855", "maccyrillic": "mac_cyrillic",
    "iso-2022-kr": "iso2022_kr", "windows-1252": "cp1252", "utf-8-sig": "utf-8", "shift_jis": "cp932", "big5": "big5hkscs",
    "gb2312": "gb18030", "euc-kr": "cp949", "iso-8859-1": "cp1252", "iso-8859-9": "cp1254", "ascii": "ascii",
}


def rate(pairs):
    return sum(found == wanted for found, wanted in pairs) / max(1, len(pairs))


def lower(name):
    return name.lower() if name else None


def declared(data):
    cases = read(data / "encoding_cases.jsonl")
    prescans = [case for case in cases if case["kind"] == "html_prescan"]
    answers = ask([{"ask": "prescan", "bytes": case["bytes_b64"]} for case in prescans])
    # A page that declares nothing is windows-1252 in the end.
    found = [(answer.get("text") or "windows-1252", lower(case["expect_encoding"])) for answer, case in zip(answers, prescans)]
    types = [case for case in cases if case["kind"] == "content_type"]
    answers = ask([{"ask": "content_type", "text": case["content_type"]} for case in types])
    both = [
        ((answer.get("text") or None, answer.get("label")), (case["expect_mime"], lower(case["expect_encoding"])))
        for answer, case in zip(answers, types)
    ]
    return {"fetch.encoding.prescan": rate(found), "fetch.encoding.content_type": rate(both)}


def blotted(raw):
    """The bytes with the value of every declaration overwritten, so that only the text itself tells."""
    blot = lambda match: match.group(1) + b"x" * len(match.group(2))
    return re.sub(rb"(?i)((?:charset|encoding)\s*=\s*[\"']?)([a-z0-9_:-]+)", blot, raw)


def expected(raw, encoding):
    codec = PYTHON.get(encoding, encoding)
    try:
        return raw.decode(codec, "replace").lstrip("\ufeff")
    except LookupError:
        return None


def undeclared(data):
    files = read(data / "encoding_files.jsonl")
    raws = [blotted((data / case["file"]).read_bytes()) for case in files]
    answers = ask([{"ask": "decode", "bytes": base64.b64encode(raw).decode()} for raw in raws])
    right = judged = 0
    for case, raw, answer in zip(files, raws, answers):
        wanted = expected(raw, case["encoding"])
        if wanted is None:
            continue
        judged += 1
        found = base64.b64decode(answer["bytes"]).decode("utf-8", "replace")
        same = re.sub(r"\s+", " ", found) == re.sub(r"\s+", " ", wanted)
        right += same
        if not same and "--verbose" in sys.argv:
            print(f"  {case['file']}: {case['encoding']} read as {answer.get('label')}")
    return {"fetch.encoding.undeclared": right / judged}


def figures(shared, ibid):
    data = shared / "data" / "fetch"
    labels = read(data / "encoding_labels.jsonl")
    answers = ask([{"ask": "label", "text": case["label"]} for case in labels])
    return {
        "fetch.encoding.labels": rate([(a.get("text"), lower(c["encoding"])) for a, c in zip(answers, labels)]),
        **declared(data),
        **undeclared(data),
    }
