#!/usr/bin/env python3
"""Measures `ibid parse` on the open pages: text F1 of the eight sets, title, author and date.

The trees that judge blocks were learned from these very pages, so each page is read with a model that has not seen its
site (training/folds); `parse.seen.mean` alone is what the model in config reaches on pages it knows. Text figures are
printed with the standard deviation of 200 bootstrap samples. Run by eval.py.
"""
import json, math, os, shutil, subprocess, sys, tempfile

import folds

BOOTSTRAP = "200"
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Name, choice of pages, scorer options.
SETS = [
    ("zyte", lambda t: t["dataset"] == "zyte-aeb", []),
    ("fundus", lambda t: t["dataset"] == "fundus", []),
    ("wcxb-articles", lambda t: t["dataset"] == "wcxb" and t.get("page_type") == "article", []),
    ("wcxb-others", lambda t: t["dataset"] == "wcxb" and t.get("page_type") != "article", []),
    ("russian", lambda t: t["dataset"] == "daniel" and t["language"] == "ru", []),
    ("chinese", lambda t: t["dataset"] == "daniel" and t["language"] == "zh", ["--cjk"]),
    ("snippets", lambda t: t["dataset"] == "trafilatura-eval", []),
    ("magic", lambda t: t["dataset"] == "magic-html", ["--cjk"]),
]
OTHERS = [
    ("mozilla", lambda t: t["dataset"] == "mozilla-readability", []),
    ("postlight", lambda t: t["dataset"] == "postlight-parser", []),
    ("htmldate", lambda t: t["dataset"] == "htmldate-default", []),
    ("mediacloud", lambda t: t["dataset"] == "htmldate-mediacloud_2020", []),
]


def run(arguments, source=None):
    return subprocess.run(arguments, input=source, capture_output=True, text=True, check=True).stdout


def score(scorer, truths, choose, predictions, options, folder):
    part = os.path.join(folder, "part.jsonl")
    with open(part, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(t, ensure_ascii=False) + "\n" for t in truths if choose(t))
    return json.loads(run([sys.executable, scorer, part, predictions, "--json", *options]))["ALL"]


def read(ibid, project, lines):
    # Exit code 3 says that some line was refused, which the figures show.
    return subprocess.run([ibid, "parse"], input="".join(lines), capture_output=True, text=True, cwd=project).stdout


def project(folder, number):
    """A project whose config holds nothing but the rules of sites and the model that has not seen this fold."""
    root = os.path.join(folder, f"fold-{number}")
    for name in ("Pipelines", "config/language", "config/parse"):
        os.makedirs(os.path.join(root, name))
    shutil.copytree(os.path.join(ROOT, "config", "sites"), os.path.join(root, "config", "sites"))
    shutil.copy(folds.model(number), os.path.join(root, "config", "parse", "model-text.yaml"))
    return root


def predictions(adapt, truth, answer, folder, name):
    answers, path = os.path.join(folder, name + "-answers.jsonl"), os.path.join(folder, name + ".jsonl")
    with open(answers, "w", encoding="utf-8") as file:
        file.write(answer)
    with open(path, "w", encoding="utf-8") as file:
        file.write(run([*adapt, "output", "parse", truth, answers]))
    return path


def figures(shared, ibid):
    data = os.path.join(shared, "data", "extraction")
    truth = os.path.join(data, "truth.jsonl")
    scorer = os.path.join(shared, "score", "extraction.py")
    adapt = [sys.executable, os.path.join(shared, "score", "adapt.py")]
    reached, deviations = {}, {}
    with open(truth, encoding="utf-8") as file:
        truths = [json.loads(line) for line in file]
    fold = {t["id"]: folds.fold(t) for t in truths}
    with tempfile.TemporaryDirectory() as folder:
        lines = run([*adapt, "input", "parse", truth, data]).splitlines(keepends=True)
        answer = "".join(
            read(ibid, project(folder, number), [line for line in lines if fold[json.loads(line)["id"]] == number])
            for number in range(folds.COUNT))
        unseen = predictions(adapt, truth, answer, folder, "unseen")
        seen = predictions(adapt, truth, read(ibid, ROOT, lines), folder, "seen")
        remembered = 0
        for name, choose, options in SETS + OTHERS:
            result = score(scorer, truths, choose, unseen, [*options, "--bootstrap", BOOTSTRAP], folder)
            text = result.get("snippets") if name == "snippets" else result.get("text")
            if text:
                reached[f"parse.{name}.text"] = text["F1"]
                deviations[name] = text.get("F1sd", 0)
            for field in ("title", "author", "date"):
                if field in result:
                    reached[f"parse.{name}.{field}"] = result[field]["acc"]
            if (name, choose, options) in SETS:
                result = score(scorer, truths, choose, seen, options, folder)
                remembered += (result.get("snippets") if name == "snippets" else result["text"])["F1"]
        result = score(scorer, truths, lambda t: True, unseen, [], folder)
        for field in ("author", "date"):
            if result[field]["none_n"]:
                reached[f"parse.all.{field}.spurious.max"] = result[field]["spurious"] / result[field]["none_n"]
        eight = [name for name, _, _ in SETS]
        reached["parse.mean"] = sum(reached[f"parse.{name}.text"] for name in eight) / len(eight)
        reached["parse.seen.mean"] = remembered / len(eight)
        spread = math.sqrt(sum(deviations[name] ** 2 for name in eight)) / len(eight)
        print("text F1, bootstrap deviation: mean of eight %.3f ± %.3f; " % (reached["parse.mean"], spread)
              + ", ".join("%s ± %.3f" % item for item in deviations.items() if item[1]))
    return reached
