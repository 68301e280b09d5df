#!/usr/bin/env python3
"""Learns the judge of main text and writes Sources/Parse/MainText/JudgeTrees.swift.

usage: swift build --product parse-features
       Tests/Eval/training/parse.py [--folds-only]

Needs numpy and lightgbm, and the open pages in ../shared/data/extraction. Prints the text F1 of each set by five folds
of sites (`split_key`): no page is judged by trees that saw another page of its site. A block is article text when more
than half of its 4-grams stand in the known text, each used once; a page's blocks weigh by their share of its text.
"""
import base64, collections, gzip, hashlib, importlib.util, json, os, re, subprocess, sys

import lightgbm
import numpy

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
DATA = os.path.join(SHARED, "data", "extraction")
PROGRAM = os.path.join(ROOT, ".build", "debug", "parse-features")
TARGET = os.path.join(ROOT, "Sources", "Parse", "MainText", "JudgeTrees.swift")

# Sweep over 5 folds (learning rate, leaves, least blocks a leaf, share of features, rounds -> mean F1 of eight sets at a
# fixed threshold): .08 16 40 .4 100 -> .891; .04 20 60 .3 200 -> .893; .05 20 60 .3 150 -> .890; .05 8 80 .25 300 -> .889.
ROUNDS = 150
OPTIONS = dict(objective="binary", learning_rate=.05, num_leaves=20, min_data_in_leaf=60, min_sum_hessian_in_leaf=1e-3,
               feature_fraction=.3, bagging_fraction=.8, bagging_freq=1, lambda_l2=5, max_bin=127, seed=3, verbose=-1)
# Small sets count more, sets outside the table less, so that no set decides alone.
SET_WEIGHT = {"mozilla-readability": .5, "wcxb-other": 1.5, "daniel-zh": 1.5, "daniel-el": .6, "daniel-pl": .6, "daniel-en": .6}
NGRAM = 4
FOLDS = 5

spec = importlib.util.spec_from_file_location("extraction", os.path.join(SHARED, "score", "extraction.py"))
scorer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(scorer)
PLAIN = scorer.WORD


def group(truth):
    if truth["dataset"] == "wcxb":
        return "wcxb-article" if truth.get("page_type") == "article" else "wcxb-other"
    return "daniel-" + truth["language"] if truth["dataset"] == "daniel" else truth["dataset"]


EIGHT = ["zyte-aeb", "fundus", "wcxb-article", "wcxb-other", "daniel-ru", "daniel-zh", "trafilatura-eval", "magic-html"]


def pages():
    truths = {}
    lines = []
    with open(os.path.join(DATA, "truth.jsonl"), encoding="utf-8") as file:
        for text in file:
            truth = json.loads(text)
            if not (truth.get("text") or truth.get("with")):
                continue
            truths[truth["id"]] = truth
            with gzip.open(os.path.join(DATA, "pages", truth["id"] + ".html.gz")) as page:
                body = base64.b64encode(page.read()).decode()
            line = {"id": truth["id"], "url": truth.get("url"), "body": body}
            if truth.get("encoding"):
                line["contentType"] = "text/html; charset=" + truth["encoding"]
            lines.append(json.dumps(line))
    answer = subprocess.run([PROGRAM], input="\n".join(lines), capture_output=True, text=True, check=True).stdout
    head, *rows = answer.rstrip("\n").split("\n")
    width = len(json.loads(head)["names"])
    for row in map(json.loads, rows):
        row["truth"] = truths[row["id"]]
        row["features"] = numpy.array(row["features"], dtype=numpy.float32).reshape(-1, width)
        row["set"] = group(row["truth"])
        row["fold"] = int(hashlib.md5(row["truth"]["split_key"].encode()).hexdigest(), 16) % FOLDS
        label(row)
        yield row


def label(page):
    count = len(page["blocks"])
    page["label"], page["weight"] = numpy.zeros(count), numpy.zeros(count)
    words = [scorer.CJK.findall(block.lower()) for block in page["blocks"]]
    truth = page["truth"]
    if not truth.get("text"):
        return label_by_snippets(page)
    gold = scorer.CJK.findall(truth["text"].lower())
    left = collections.Counter(tuple(gold[i:i + NGRAM]) for i in range(max(1, len(gold) - NGRAM + 1)))
    joined = " " + " ".join(gold) + " "
    for index, block in enumerate(words):
        if len(block) >= NGRAM:
            grams = collections.Counter(tuple(block[i:i + NGRAM]) for i in range(len(block) - NGRAM + 1))
            share = sum(min(n, max(0, left[g])) for g, n in grams.items()) / sum(grams.values())
            page["label"][index] = share > .5
            page["weight"][index] = len(block) * (abs(share - .5) * 1.8 + .1)
            if share > .5:
                left.subtract(grams)
        elif block:
            found = " " + " ".join(block) + " " in joined
            page["label"][index] = found
            page["weight"][index] = len(block) * (.5 if found else 1)
    # A short block far from every longer one of the article matches by chance.
    sure = [i for i in range(count) if page["label"][i] and len(words[i]) >= NGRAM]
    for index in range(count):
        if page["label"][index] and len(words[index]) < NGRAM and not any(abs(index - i) <= 4 for i in sure):
            page["label"][index] = 0
    page["weight"] = numpy.where(page["weight"] > 0, numpy.minimum(.5, (page["weight"] + 1) / (len(gold) + 20)), 0)


def label_by_snippets(page):
    truth = page["truth"]
    for index, block in enumerate(page["blocks"]):
        text = scorer.squash(block)
        wanted = any(scorer.squash(s) in text or (len(text) > 40 and text in scorer.squash(s)) for s in truth.get("with") or [])
        unwanted = any(scorer.squash(s) in text for s in truth.get("without") or [])
        if wanted != unwanted:
            page["label"][index] = wanted
            page["weight"][index] = .15


def learn(some):
    rows = numpy.concatenate([p["features"] for p in some])
    labels = numpy.concatenate([p["label"] for p in some])
    weights = numpy.concatenate([p["weight"] * SET_WEIGHT.get(p["set"], 1) for p in some])
    used = weights > 0
    return lightgbm.train(OPTIONS, lightgbm.Dataset(rows[used], labels[used], weight=weights[used] / weights[used].mean()), ROUNDS)


def threshold(page, odds):
    """As in Sources/Parse/MainText/MainText.swift."""
    order = numpy.argsort(-odds)
    lengths = numpy.cumsum(numpy.array(page["lengths"])[order])
    surest = odds[order][min(len(order) - 1, numpy.searchsorted(lengths, min(1500, lengths[-1] * .2)))]
    return min(.5, max(.2, .5 * surest))


def report(every):
    scores = {}
    for name in EIGHT:
        scorer.WORD = scorer.CJK if name in ("daniel-zh", "magic-html") else PLAIN
        rows = []
        for page in every:
            if page["set"] == name:
                kept = [b for b, o in zip(page["blocks"], page["odds"]) if o > threshold(page, page["odds"])]
                rows.append(scorer.score_page(page["truth"], {"text": "\n".join(kept)}))
        summary = scorer.summarise(rows)
        scores[name] = (summary.get("snippets") or summary["text"])["F1"] if name == "trafilatura-eval" else summary["text"]["F1"]
    for name, value in scores.items():
        print(f"{name:18} {value:.3f}")
    print(f"mean of eight      {sum(scores.values()) / len(scores):.4f}")


def write(model):
    entries = []

    def walk(node):
        if "split_feature" not in node:
            entries.append(f"={round(node['leaf_value'] * 1000)}")
            return
        entries.append(f"{node['split_feature']}:{float('%.4g' % node['threshold']):g}")
        walk(node["left_child"])
        walk(node["right_child"])

    for tree in model.dump_model()["tree_info"]:
        walk(tree["tree_structure"])
    lines, line = [], ""
    for entry in entries:
        if len(line) + len(entry) > 111:
            lines.append(line.rstrip())
            line = ""
        line += entry + " "
    lines.append(line.rstrip())
    with open(TARGET, encoding="utf-8") as file:
        head = file.read().split('"""')[0]
    with open(TARGET, "w", encoding="utf-8") as file:
        file.write(head + '"""\n' + "".join("        " + x + "\n" for x in lines) + '        """\n}\n')


def main():
    every = [p for p in pages() if p["blocks"]]
    for fold in range(FOLDS):
        model = learn([p for p in every if p["fold"] != fold])
        for page in every:
            if page["fold"] == fold:
                page["odds"] = model.predict(page["features"])
    report(every)
    if "--folds-only" not in sys.argv:
        write(learn(every))


if __name__ == "__main__":
    main()
