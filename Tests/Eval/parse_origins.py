#!/usr/bin/env python3
"""Leads every block of every open page's article back to its bytes and reads those with Python's own decoders: `exact` is the share that
says the same, `coverage` the share of the text that has a place. Run by eval.py.
"""
import gzip, html, json, os, re, subprocess

CHARSETS = ("utf-8", "cp1251", "cp1252", "gb18030", "koi8-r", "euc-kr", "shift_jis")
SILENT = r"script|style|noscript|template|svg|select|textarea|iframe|video|audio|object"
MARKUP = re.compile(rf"(?s)<!--.*?-->|<!\[.*?\]>|<({SILENT})\b.*?</\1\s*>|</?[a-zA-Z][^>]*>")
# White space, and characters that have no width.
SPACE = re.compile("[\\s\u200b-\u200f\u00ad\ufeff\u2060\u202a-\u202e]+")


def says(payload, charset):
    return SPACE.sub("", html.unescape(MARKUP.sub("", payload.decode(charset, "replace"))))


def figures(shared, ibid):
    folder = os.path.join(shared, "data", "extraction", "pages")
    paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    lines = "\n".join(json.dumps({"id": number, "path": path}) for number, path in enumerate(paths))
    answers = subprocess.run([ibid, "parse"], input=lines, capture_output=True, text=True).stdout.split("\n")
    blocks = exact = placed = length = 0
    for path, line in zip(paths, answers):
        with gzip.open(path) as file:
            payload = file.read()
        article = json.loads(line)
        text = article["text"]
        length += len(text)
        for origin in article["origins"]:
            source = origin["source"]
            wanted = SPACE.sub("", text[origin["start"] : origin["end"]])
            stretch = payload[source["start"] : source["end"]]
            blocks += 1
            placed += origin["end"] - origin["start"] + 1
            exact += any(says(stretch, charset) == wanted for charset in CHARSETS)
    return {"parse.origins.exact": exact / blocks, "parse.origins.coverage": placed / length}
