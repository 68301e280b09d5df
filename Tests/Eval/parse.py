#!/usr/bin/env python3
"""Measures `ibid parse` on the open pages: text F1 of the eight sets, title, author, date, and pages a second.

The trees that judge blocks were trained on these very pages, so these figures hold a floor; what to expect of other sites is in the
folds that training/parse.py prints and docs/quality.md gives. Run by eval.py.
"""
import json, os, subprocess, sys, tempfile

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


def figures(shared, ibid):
    data = os.path.join(shared, "data", "extraction")
    truth = os.path.join(data, "truth.jsonl")
    scorer = os.path.join(shared, "score", "extraction.py")
    adapt = [sys.executable, os.path.join(shared, "score", "adapt.py")]
    reached = {}
    with tempfile.TemporaryDirectory() as folder:
        lines = run([*adapt, "input", "parse", truth, data])
        # Exit code 3 says that some line was refused, which the figures show.
        answer = subprocess.run([ibid, "parse"], input=lines, capture_output=True, text=True).stdout
        answers, predictions = os.path.join(folder, "answers.jsonl"), os.path.join(folder, "predictions.jsonl")
        with open(answers, "w", encoding="utf-8") as file:
            file.write(answer)
        with open(predictions, "w", encoding="utf-8") as file:
            file.write(run([*adapt, "output", "parse", truth, answers]))
        with open(truth, encoding="utf-8") as file:
            truths = [json.loads(line) for line in file]
        total = 0
        for name, choose, options in SETS + OTHERS:
            result = score(scorer, truths, choose, predictions, options, folder)
            text = result.get("snippets") if name == "snippets" else result.get("text")
            if text:
                reached[f"parse.{name}.text"] = text["F1"]
                total += text["F1"] if (name, choose, options) in SETS else 0
            for field in ("title", "author", "date"):
                if field in result:
                    reached[f"parse.{name}.{field}"] = result[field]["acc"]
        result = score(scorer, truths, lambda t: True, predictions, [], folder)
        for field in ("author", "date"):
            if result[field]["none_n"]:
                reached[f"parse.all.{field}.spurious.max"] = result[field]["spurious"] / result[field]["none_n"]
        reached["parse.mean"] = total / len(SETS)
    return reached
