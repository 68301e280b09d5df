#!/usr/bin/env python3
"""Writes config/verify/wordnet.yaml: the common senses of WordNet 3.0 and how they lie to one another.

usage: verify_wordnet.py FOLDER     (FOLDER holds data.* and index.*, as in Debian's package wordnet-base)
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
NUMBERS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# A sense that one tagged use in so many has is rare, and does more harm than good.
RARE = 20
# Synsets with more children than this have children that are not alike.
MOST_CHILDREN = 150

HEAD = """# Words of one meaning, and how meanings lie to one another: the common senses of WordNet 3.0.
# Written by Tests/Eval/training/verify_wordnet.py. One meaning a line, numbered from 0: its words, then > what it is a
# kind of, ! its opposite, & what is derived from it.
#
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Permission to use, copy, modify and distribute
# this database for any purpose and without fee or royalty is hereby granted, provided that this notice appears on all
# copies. It is provided "as is", and Princeton University makes no representations or warranties, express or implied; the
# name of Princeton University may not be used in advertising. Title to copyright remains with Princeton University.
meanings: |
"""


def records(path):
    with open(path, encoding="utf-8") as file:
        yield from (line.split(" | ")[0].split() for line in file if not line.startswith("  "))


def main():
    folder = pathlib.Path(sys.argv[1])
    tagged = collections.Counter()
    for key, sense, count in records(folder / "cntlist.rev"):
        lemma, rest = key.split("%")
        tagged[lemma, NUMBERS[rest[0]], int(sense)] += int(count)
    senses, pointers, words, children = collections.defaultdict(list), {}, {}, collections.Counter()
    for part, name in PARTS.items():
        for fields in records(folder / f"index.{name}"):
            offsets = fields[-int(fields[2]):]
            senses[fields[0]] += [((part, o), tagged[fields[0], part, n + 1]) for n, o in enumerate(offsets)]
        for fields in records(folder / f"data.{name}"):
            count = int(fields[3], 16)
            base = 5 + 2 * count
            links = [fields[base + 4 * n:base + 4 * n + 4] for n in range(int(fields[base - 1]))]
            synset = part, fields[0]
            words[synset] = [re.sub(r"\(.*\)", "", w).lower() for w in fields[4:4 + 2 * count:2]]
            pointers[synset] = [(sign, (kind.replace("s", "a"), o), target) for sign, o, kind, target in links]
            for sign, other, _ in pointers[synset]:
                if sign == "@":
                    children[other] += 1
    used = collections.defaultdict(list)
    for lemma, found in senses.items():
        total = sum(count for _, count in found)
        if lemma.isascii() and lemma.isalpha() and len(lemma) > 2:
            for synset, count in found:
                if count and count * RARE >= total:
                    used[synset].append(lemma)
    numbers, lines = {}, []
    wanted = list(sorted(used))
    for synset in wanted:
        numbers[synset] = len(numbers)
    for synset in wanted:
        for sign, other, _ in pointers[synset]:
            if sign == "@" and other not in numbers and children[other] <= MOST_CHILDREN:
                numbers[other] = len(numbers)
    for synset in numbers:
        fields = list(used.get(synset, []))
        if synset in used:
            for sign, mark in (("@", ">"), ("!", "!"), ("+", "&")):
                for kind, other, _ in pointers[synset]:
                    if kind == sign and other in numbers and (sign == "@" or other in used):
                        if sign != "@" or children[other] <= MOST_CHILDREN:
                            fields.append(f"{mark}{numbers[other]}")
        lines.append(" ".join(dict.fromkeys(fields)))
    with open(ROOT / "config" / "verify" / "wordnet.yaml", "w", encoding="utf-8") as file:
        file.write(HEAD + "".join(f"  {line or '-'}\n" for line in lines))


if __name__ == "__main__":
    main()
