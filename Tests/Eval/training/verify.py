#!/usr/bin/env python3
"""Trains the four models of `ibid verify` on the open data and writes them to config/verify/.

usage: verify.py evidence|figure|support|unsupported [--write] [IBID]     (needs numpy and scikit-learn)
Train in that order, for each model looks at what the ones before it say. Figures are of 5 folds by `group`: no source is on both sides.
"""
import collections
import json
import pathlib
import subprocess
import sys

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import balanced_accuracy_score, roc_auc_score
from sklearn.model_selection import GroupKFold

ROOT = pathlib.Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared" / "data" / "verify"
CONFIG = ROOT / "config" / "verify"
ALL = ["wice_claim", "wice_subclaim_partial", "fm2", "attributionbench", "sourceverifier", "bump", "summedits",
       "factcheckgpt", "xling_ntrex", "numpert"]


def traces(ibid, sets):
    """(set, case, trace) of every case."""
    out = []
    for name in sets:
        with open(DATA / f"{name}.jsonl", encoding="utf-8") as file:
            cases = [json.loads(line) for line in file if line.strip()]
        lines = "".join(json.dumps({
            **{k: c[k] for k in ("id", "claim", "context", "source_sentences") if c.get(k) is not None},
            "claim_lang": c.get("lang_claim"), "source_lang": c.get("lang_source"), "trace": True}) + "\n" for c in cases)
        answers = subprocess.run([*ibid], input=lines, capture_output=True, text=True, cwd=ROOT).stdout.splitlines()
        for case, answer in zip(cases, map(json.loads, answers), strict=True):
            if "trace" in answer:
                out.append((name, case, answer["trace"]))
    return out


def model(iterations, leaves, rate, least, monotonic=None):
    return HistGradientBoostingClassifier(
        max_iter=iterations, max_leaf_nodes=leaves, learning_rate=rate, min_samples_leaf=least, l2_regularization=2.0,
        monotonic_cst=monotonic, random_state=7)


def folds(make, x, y, w, groups):
    """Out-of-fold probabilities."""
    p = numpy.zeros(len(y))
    for train, test in GroupKFold(5).split(x, y, groups):
        p[test] = make().fit(x[train], y[train], sample_weight=w[train]).predict_proba(x[test])[:, 1]
    return p


def write(name, features, fitted):
    trees = []
    for (tree,) in fitted._predictors:
        nodes = []
        for n in tree.nodes:
            nodes.append(f"={n['value']:.5g}" if n["is_leaf"] else
                         f"{n['feature_idx']}:{n['num_threshold']:.6g}:{n['left']}:{n['right']}")
        trees.append(" ".join(nodes))
    with open(CONFIG / f"model-{name}.yaml", "w", encoding="utf-8") as file:
        file.write(f"# Weights, written by Tests/Eval/training/verify.py {name}. Do not edit.\n")
        file.write("features: [" + ", ".join(features) + "]\n")
        file.write(f"bias: {float(fitted._baseline_prediction.ravel()[0]):.6g}\n")
        file.write("trees:\n" + "".join(f"  - \"{t}\"\n" for t in trees))


def prf(pred, gold):
    hit = len(set(pred) & set(gold))
    p, r = hit / max(1, len(pred)), hit / max(1, len(gold))
    return 2 * p * r / (p + r) if hit else 0.0


def choose(scored, share, floor, most):
    best = scored[0][0]
    cut = max(best * share, min(floor, best))
    return [s for p, s in scored[:most] if p >= cut]


def evidence(rows, save):
    x, y, w, groups, owner = [], [], [], [], []
    cases = [(n, c, t) for n, c, t in rows if c.get("supporting") and any(c["supporting"]) and t["sentences"]]
    for index, (name, case, trace) in enumerate(cases):
        gold = collections.Counter(i for s in case["supporting"] for i in s)
        sets = len([s for s in case["supporting"] if s])
        for row in trace["sentences"]:
            x.append(row["values"])
            y.append(1 if gold[row["at"]] * 2 >= sets else 0)
            w.append({"wice_claim": 3.0, "wice_subclaim_partial": 1.5, "xling_ntrex": 1.0}[name])
            groups.append(case["group"])
            owner.append(index)
    x, y, w = numpy.array(x), numpy.array(y), numpy.array(w)
    make = lambda: model(160, 8, 0.05, 40)
    p = folds(make, x, y, w, groups)
    by = collections.defaultdict(list)
    for probability, index, row in zip(p, owner, (r for _, _, t in cases for r in t["sentences"])):
        by[index].append((probability, row["at"]))
    for scored in by.values():
        scored.sort(reverse=True)

    def figure(test, share, floor, most=8):
        f, first = [], []
        for index, (name, case, _) in enumerate(cases):
            if not test(case["dataset"]):
                continue
            sets = [s for s in case["supporting"] if s]
            pred = choose(by[index], share, floor, most)
            f.append(max(prf(pred, s) for s in sets))
            first.append(max(len({by[index][0][1]} & set(s)) / len(s) for s in sets))
        return 100 * sum(f) / len(f), 100 * sum(first) / len(first)
    for share in (0.3, 0.4, 0.5, 0.6, 0.7):
        for floor in (0.2, 0.3, 0.4):
            print(f"share {share} floor {floor}", " ".join(
                f"{d} {figure(lambda x: x.startswith(d), share, floor)[0]:.1f}" for d in ("wice_claim", "wice_sub", "xling")))
    for d in sorted({c["dataset"] for _, c, _ in cases}):
        print(d, "F1 %.1f R@1 %.1f" % figure(lambda x: x == d, 0.5, 0.3))
    if save:
        write("evidence", rows[0][2]["sentenceFeatures"], make().fit(x, y, sample_weight=w))


def figure_rows(rows):
    x, y, groups, ids, spans = [], [], [], [], []
    for name, case, trace in rows:
        if name == "numpert":
            wrong = case["perturb"].get("span") if case["perturb"]["mode"] in ("absent", "elsewhere") else None
        elif case["label"] == "supported":
            wrong = None
        else:
            continue
        for row in trace["figures"]:
            if wrong is not None and not (row["at"] < wrong[1] and wrong[0] < row["end"]) and name == "numpert":
                continue
            x.append(row["values"])
            y.append(1 if wrong is not None else 0)
            groups.append(case["group"])
            ids.append(case["id"])
            spans.append(row["at"])
    return numpy.array(x), numpy.array(y), groups, ids, spans


def figure(rows, save):
    x, y, groups, ids, _ = figure_rows(rows)
    w = numpy.ones(len(y))
    make = lambda: model(250, 8, 0.05, 25)
    p = folds(make, x, y, w, groups)
    print("figures", len(y), "wrong", y.sum(), "AUROC %.1f" % (100 * roc_auc_score(y, p)))
    worst = collections.defaultdict(float)
    for case, value, row in zip(ids, p, x):
        if row[1] >= 0:
            worst[case] = max(worst[case], value)
    cases = [(c, c["perturb"]["mode"]) for n, c, _ in rows if n == "numpert"]
    for cut in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        hit = {m: [worst[c["id"]] >= cut for c, mode in cases if mode == m] for m in ("orig", "equiv", "absent", "elsewhere")}
        tp, fp = sum(hit["absent"]) + sum(hit["elsewhere"]), sum(hit["orig"]) + sum(hit["equiv"])
        total = len(hit["absent"]) + len(hit["elsewhere"])
        print(f"cut {cut} P {100 * tp / (tp + fp):.1f} R {100 * tp / total:.1f} " + " ".join(
            f"{m} {100 * sum(h) / len(h):.1f}" for m, h in hit.items()))
    if save:
        write("figure", rows[0][2]["figureFeatures"], make().fit(x, y, sample_weight=w))


def support(rows, save):
    names = rows[0][2]["supportFeatures"]
    fx, fy, fgroups, fids, _ = figure_rows(rows)
    worst = {}
    for case, value in zip(fids, folds(lambda: model(250, 8, 0.05, 25), fx, fy, numpy.ones(len(fy)), fgroups)):
        worst[case] = max(worst.get(case, 0), value)
    column = names.index("figure_wrong")
    x, y, groups, sets = [], [], [], []
    for name, case, trace in rows:
        if name == "wice_subclaim_partial" or case["label"] == "source_unreachable":
            continue
        values = list(trace["support"])
        if case["id"] in worst:
            values[column] = worst[case["id"]]
        x.append(values)
        y.append(1 if case["label"] == "supported" else 0)
        groups.append(case["group"])
        sets.append(case["dataset"] if name not in ("attributionbench", "numpert", "summedits", "xling_ntrex") else name)
    x, y, sets = numpy.array(x), numpy.array(y), numpy.array(sets)
    # Every set counts the same, and in it both answers do: a threshold of one half is then fair to each.
    power = {"numpert": 0.7, "wice_claim": 1.5, "sourceverifier": 0.7, "attributionbench": 1.5}
    w = numpy.zeros(len(y))
    for s in set(sets):
        for label in (0, 1):
            chosen = (sets == s) & (y == label)
            if chosen.any():
                w[chosen] = 500 * power.get(s, 1.0) / chosen.sum()
    make = lambda: model(150, 8, 0.05, 40)
    p = folds(make, x, y, w, groups)
    for s in sorted(set(sets)):
        chosen = sets == s
        print(f"{s:20} n {chosen.sum():5} BAcc {100 * balanced_accuracy_score(y[chosen], p[chosen] >= 0.5):.1f} "
              f"AUROC {100 * roc_auc_score(y[chosen], p[chosen]):.1f}")
    if save:
        write("support", names, make().fit(x, y, sample_weight=w))


def unsupported(rows, save):
    x, y, w, groups, owner = [], [], [], [], []
    for index, (_, case, trace) in enumerate(rows):
        for row in trace["words"]:
            x.append(row["values"])
            y.append(any(row["at"] < e and s < row["end"] for s, e in case["unsupported_spans"]))
            w.append(12 / len(trace["words"]))
            groups.append(case["group"])
            owner.append(index)
    x, y, w, owner = numpy.array(x), numpy.array(y).astype(int), numpy.array(w), numpy.array(owner)
    make = lambda: model(90, 6, 0.06, 25)
    p = folds(make, x, y, w, groups)
    for cut in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        f = []
        for index in range(len(rows)):
            mine = owner == index
            q, gold = p[mine], y[mine]
            pred = q >= min(cut, q.max())
            hit = (pred & (gold == 1)).sum()
            f.append(2 * hit / (pred.sum() + gold.sum()) if hit else 0)
        print(f"threshold {cut} token F1 {100 * sum(f) / len(f):.1f}")
    if save:
        write("unsupported", rows[0][2]["wordFeatures"], make().fit(x, y, sample_weight=w))


def main():
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    what = arguments[0]
    ibid = arguments[1:] or [str(ROOT / ".build" / "release" / "ibid"), "verify"]
    sets = {"evidence": ["wice_claim", "wice_subclaim_partial", "xling_ntrex"],
            "unsupported": ["wice_subclaim_partial"]}.get(what, ALL)
    {"evidence": evidence, "figure": figure, "support": support,
     "unsupported": unsupported}[what](traces(ibid, sets), "--write" in sys.argv)


if __name__ == "__main__":
    main()
