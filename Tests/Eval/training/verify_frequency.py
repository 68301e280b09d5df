#!/usr/bin/env python3
"""Counts how many of the open English sources hold each word and writes config/verify/frequency.yaml."""
import collections
import json
import pathlib
import re
import textwrap
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[3]
# A word of fewer sources than this is somebody's text rather than vocabulary.
FEWEST = 12


def main():
    counts, seen = collections.Counter(), set()
    for path in sorted((ROOT.parent / "shared" / "data" / "verify").glob("*.jsonl")):
        for line in open(path, encoding="utf-8"):
            case = json.loads(line)
            if case.get("lang_source") != "en" or case["source_id"] in seen:
                continue
            seen.add(case["source_id"])
            text = unicodedata.normalize("NFD", " ".join(case["source_sentences"]).lower())
            text = "".join(c for c in text if not unicodedata.combining(c)).replace("'", "").replace("’", "")
            counts.update(set(re.findall("[a-z]+", text)))
    words = [(w, c) for w, c in counts.items() if c >= FEWEST and len(w) > 1]
    words.sort(key=lambda item: (-item[1], item[0]))
    body = " ".join(f"{w} {round(10000 * c / len(seen))}" for w, c in words)
    with open(ROOT / "config" / "verify" / "frequency.yaml", "w", encoding="utf-8") as file:
        file.write("# How many documents in ten thousand hold an English word: encyclopedia, news, reports; accents off.\n"
                   "# Written by Tests/Eval/training/verify_frequency.py.\nwords: >-\n"
                   + textwrap.fill(body, 118, initial_indent="  ", subsequent_indent="  ") + "\n")


if __name__ == "__main__":
    main()
