"""Figures of `ibid normalize`: quantities, dates and names by the open data, and the facts of the first document.

NewsQuant labels that are wrong for certain are listed in docs/quality.md; no rule bends to them.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

KINDS = "money,percent,measure,duration,age,temperature"
TYPES = ["--types", "person,organisation,country,place", "--merge", "country=place"]
DATES = ["--kinds", "date,daterange"]
# data set, options of the scorer, rows of its answer that are figures
SETS = [
    ("quantity_newsquant_en", [], ["value", "value+unit", "value+unit+bound"]),
    ("quantity_newsquant_en", ["--kinds", KINDS], ["value+unit"]),
    ("quantity_rtext_en", [], ["value", "value+unit"]),
    ("quantity_measeval_en", [], ["span-overlap"]),
    ("quantity_recognizers_en", [], ["value"]),
    ("quantity_duckling_en", [], ["value"]),
    ("quantity_duckling_ru", [], ["value"]),
    ("quantity_numberwords_en", [], ["value"]),
    ("quantity_numberwords_ru", [], ["value"]),
    ("date_duckling_en", DATES, ["span-overlap", "value"]),
    ("date_duckling_ru", DATES, ["span-overlap", "value"]),
    ("date_recognizers_en", DATES, ["span-overlap", "value"]),
    ("entity_factrueval_ru", TYPES, ["span+type"]),
    ("entity_nerel_ru", TYPES, ["span+type"]),
    ("entity_wikigold_en", TYPES, ["span+type"]),
]


def run(command, **options):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, **options).stdout


def figures(shared, ibid):
    out = {}
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        adapt = shared / "score/adapt.py"
        predicted = {}
        for name, options, rows in SETS:
            truth = shared / "data/facts" / f"{name}.jsonl"
            if name not in predicted:
                lines = run([sys.executable, adapt, "input", "normalize", truth])
                answers = scratch / f"{name}.answers"
                answers.write_bytes(run([ibid, "normalize", "--mentions"], input=lines))
                predicted[name] = scratch / f"{name}.jsonl"
                predicted[name].write_bytes(run([sys.executable, adapt, "output", "normalize", truth, answers]))
            found = json.loads(run([sys.executable, shared / "score/facts.py", truth, predicted[name], "--json", *options]))
            label = name + (" without counts" if KINDS in options else "")
            for row in rows:
                out[f"{label} {row}"] = found[row]["F1"]
        out.update(article(shared, ibid, scratch))
    return out


def article(shared, ibid, scratch):
    folder = shared / "data/kazakhstan"
    line = json.dumps({"id": "article", "text": (folder / "article.txt").read_text(encoding="utf-8"), "lang": "en"})
    answers = scratch / "article.jsonl"
    answers.write_bytes(run([ibid, "normalize"], input=line.encode() + b"\n"))
    report = run([sys.executable, shared / "score/seed_facts.py", folder / "facts.jsonl", answers]).decode()
    found = dict(row.split(": ") for row in report.splitlines())
    return {f"article facts {kind}": int(found[kind].split()[0]) for kind in ("numeric", "dated", "all")}
