#!/usr/bin/env python3
"""Learns the judge of main text and writes config/parse/model-text.yaml.

usage: swift build --product parse-features
       Tests/Eval/training/parse.py

Needs numpy and lightgbm, and the open pages in ../shared/data/extraction. Writes beside it, for `make eval`, the five
models of folds/: each was learned without the sites (`split_key`) of one fold, and judges only those. A block is article
text when more than half of its 4-grams stand in the known text, each used once; a page's blocks weigh by their share of
its text.
"""
import base64, collections, gzip, importlib.util, json, os, subprocess, sys

import lightgbm
import numpy

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
DATA = os.path.join(SHARED, "data", "extraction")
PROGRAM = os.path.join(ROOT, ".build", "debug", "parse-features")
TARGET = os.path.join(ROOT, "config", "parse", "model-text.yaml")

# Sweep over 5 folds, mean F1 of eight sets: best splits .895, thresholds drawn at random (extra_trees) .901; with those,
# leaves 12 .902, 20 .902, 31 .901; rounds 200, 300, 400 within .002; monotone constraints the same. Seeds differ by .004.
ROUNDS = 250
OPTIONS = dict(objective="binary", extra_trees=True, learning_rate=.06, num_leaves=20, min_data_in_leaf=60,
               min_sum_hessian_in_leaf=1e-3, feature_fraction=.3, bagging_fraction=.8, bagging_freq=1, lambda_l2=5,
               max_bin=127, seed=1, verbose=-1, num_threads=1, deterministic=True, force_row_wise=True)
# Small sets count more, sets outside the table less, so that no set decides alone.
SET_WEIGHT = {"mozilla-readability": .5, "wcxb-other": 1.5, "daniel-zh": 1.5, "daniel-el": .6, "daniel-pl": .6, "daniel-en": .6}
NGRAM = 4

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import folds

spec = importlib.util.spec_from_file_location("extraction", os.path.join(SHARED, "score", "extraction.py"))
scorer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(scorer)


def group(truth):
    if truth["dataset"] == "wcxb":
        return "wcxb-article" if truth.get("page_type") == "article" else "wcxb-other"
    return "daniel-" + truth["language"] if truth["dataset"] == "daniel" else truth["dataset"]


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
    names = json.loads(head)["names"]
    width = len(names)
    every = []
    for row in map(json.loads, rows):
        row["truth"] = truths[row["id"]]
        row["features"] = numpy.array(row["features"], dtype=numpy.float32).reshape(-1, width)
        row["set"] = group(row["truth"])
        row["fold"] = folds.fold(row["truth"])
        label(row)
        every.append(row)
    return names, [row for row in every if row["blocks"]]


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


def write(model, names, path):
    """As `Judge` reads it: trees in preorder, no column that no tree asks for."""
    trees = [tree["tree_structure"] for tree in model.dump_model()["tree_info"]]
    columns = {}

    def entries(node):
        if "split_feature" not in node:
            return [f"={plain(node['leaf_value'])}"]
        column = columns.setdefault(node["split_feature"], len(columns))
        return [f"{column}:{plain(node['threshold'])}", *entries(node["left_child"]), *entries(node["right_child"])]

    lines = [" ".join(entries(tree)) for tree in trees]
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write("# Weights, written by Tests/Eval/training/parse.py. Do not edit.\n")
        file.write("features: [" + ", ".join(names[column] for column in columns) + "]\ntrees:\n")
        file.writelines(f'  - "{line}"\n' for line in lines)


def plain(value):
    """Four digits, no exponent."""
    text = format(float(f"{value:.4g}"), ".6f").rstrip("0").rstrip(".")
    return text if text not in ("-0", "") else "0"


def main():
    names, every = pages()
    for fold in range(folds.COUNT):
        write(learn([p for p in every if p["fold"] != fold]), names, folds.model(fold))
    write(learn(every), names, TARGET)


if __name__ == "__main__":
    main()
