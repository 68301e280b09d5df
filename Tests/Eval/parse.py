#!/usr/bin/env python3
"""Measures `ibid parse` on the open pages: text F1 of the eight sets, title, author, date, and pages a second.

usage: Tests/Eval/parse.py [IBID] [--json]     (IBID: the program, by default the release build)

Reads ../shared next to the repository; prints "skipped" and ends well where it is absent.
"""
import json, os, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
DATA = os.path.join(SHARED, "data", "extraction")
TRUTH = os.path.join(DATA, "truth.jsonl")
SCORE = os.path.join(SHARED, "score")
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


def score(truths, choose, predictions, options, folder):
    part = os.path.join(folder, "part.jsonl")
    with open(part, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(t, ensure_ascii=False) + "\n" for t in truths if choose(t))
    return json.loads(run([sys.executable, os.path.join(SCORE, "extraction.py"), part, predictions, "--json", *options]))["ALL"]


def main():
    names = [a for a in sys.argv[1:] if not a.startswith("--")]
    program = names[0] if names else os.path.join(ROOT, ".build", "release", "ibid")
    if not os.path.exists(TRUTH):
        print("parse: skipped (no ../shared/data/extraction)")
        return
    adapt = [sys.executable, os.path.join(SCORE, "adapt.py")]
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        lines = run([*adapt, "input", "parse", TRUTH, DATA])
        start = time.monotonic()
        # Exit code 3 says that some line was refused, which the figures show.
        answer = subprocess.run([program, "parse"], input=lines, capture_output=True, text=True).stdout
        seconds = time.monotonic() - start
        answers, predictions = os.path.join(folder, "answers.jsonl"), os.path.join(folder, "predictions.jsonl")
        with open(answers, "w", encoding="utf-8") as file:
            file.write(answer)
        with open(predictions, "w", encoding="utf-8") as file:
            file.write(run([*adapt, "output", "parse", TRUTH, answers]))
        with open(TRUTH, encoding="utf-8") as file:
            truths = [json.loads(line) for line in file]
        total = 0
        for name, choose, options in SETS + OTHERS:
            result = score(truths, choose, predictions, options, folder)
            text = result.get("snippets") if name == "snippets" else result.get("text")
            if text:
                figures[f"parse.{name}.text"] = text["F1"]
                total += text["F1"] if (name, choose, options) in SETS else 0
            for field in ("title", "author", "date"):
                if field in result:
                    figures[f"parse.{name}.{field}"] = result[field]["acc"]
        result = score(truths, lambda t: True, predictions, [], folder)
        for field in ("author", "date"):
            if result[field]["none_n"]:
                figures[f"parse.all.{field}.spurious"] = result[field]["spurious"] / result[field]["none_n"]
        figures["parse.mean"] = total / len(SETS)
        figures["parse.pages_per_second"] = len(truths) / seconds
    if "--json" in sys.argv:
        print(json.dumps(figures, indent=1))
    else:
        for name, value in figures.items():
            print(f"{name:32} {value:.4f}")


if __name__ == "__main__":
    main()
