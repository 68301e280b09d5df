"""Figures of `ibid cite`: the first document, documents in other notations, and the article in other notations."""
import json
import pathlib
import subprocess
import sys
import tempfile

# Formats of this version; HTML and wikitext are left out of both truth and prediction.
SUFFIXES = {".txt", ".md"}


def run(command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def documents(truth, folder):
    """The lines of a truth file whose document Ibid reads, each with its path."""
    for line in truth.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        path = folder / record["file"]
        if path.suffix in SUFFIXES:
            yield record, path


def score(shared, ibid, truth, folder, *options):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        answers = scratch / "answers"
        answers.mkdir()
        kept = scratch / "truth.jsonl"
        with kept.open("w", encoding="utf-8") as out:
            for record, path in documents(truth, folder):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
                answer = subprocess.run([str(ibid), "cite", str(path)], capture_output=True)
                (answers / (record["doc"] + ".jsonl")).write_bytes(answer.stdout)
        adapted = run([sys.executable, str(shared / "score/adapt.py"), "output", "cite", str(kept), str(answers)])
        predicted = scratch / "predicted.jsonl"
        predicted.write_text(adapted, encoding="utf-8")
        return json.loads(run(
            [sys.executable, str(shared / "score/citations.py"), str(kept), str(predicted), "--json", *options]))


def figures(shared, ibid):
    sets = {
        "article": (shared / "data/kazakhstan/citations.jsonl", shared / "data/kazakhstan", []),
        "documents": (shared / "data/citations/annotations.jsonl", shared / "data/citations", ["--cites-only"]),
        "derived": (shared / "data/citations/derived.jsonl", shared / "data/citations", []),
    }
    reached = {}
    for name, (truth, folder, options) in sets.items():
        result = score(shared, ibid, truth, folder, *options)
        reached[f"cite.{name}.f1"] = result["citations"]["f1"]
        for field in ("authors", "title", "container", "url", "accessed", "published", "lang"):
            value = result["fields"].get(field, {}).get("exact_end_to_end")
            if value is not None:
                reached[f"cite.{name}.{field}"] = value
        reached[f"cite.{name}.markers.precision"] = result["markers"]["precision"]
        reached[f"cite.{name}.markers.recall"] = result["markers"]["recall"]
        reached[f"cite.{name}.linkage"] = result["markers"]["linkage_end_to_end"] or 0.0
        if "claims" in result:
            reached[f"cite.{name}.claims.recall"] = result["claims"]["char_recall"]
            reached[f"cite.{name}.claims.precision"] = result["claims"]["char_precision"] or 0.0
    return reached
