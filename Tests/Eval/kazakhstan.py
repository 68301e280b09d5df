"""The first dataset's article: its nine citations and its sixty-three facts, annotated by hand."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def figures(shared, ibid):
    data = shared / "data" / "kazakhstan"
    out = {}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lines = subprocess.run([ibid, "cite", data / "article.txt"], capture_output=True, check=True).stdout
        (folder / "article.jsonl").write_bytes(lines)
        pred = subprocess.run(
            [sys.executable, shared / "score" / "adapt.py", "output", "cite", data / "citations.jsonl", folder],
            capture_output=True, check=True).stdout
        (folder / "pred.jsonl").write_bytes(pred)
        score = json.loads(subprocess.run(
            [sys.executable, shared / "score" / "citations.py", data / "citations.jsonl", folder / "pred.jsonl", "--json"],
            capture_output=True, check=True).stdout)
        for field in ("url", "title", "container", "accessed", "authors", "lang", "published"):
            out[f"kazakhstan.cite.{field}"] = score["fields"][field]["exact_end_to_end"]
        out["kazakhstan.cite.markers"] = score["markers"]["f1"]
        out["kazakhstan.cite.claims.recall"] = score["claims"]["char_recall"]
        out["kazakhstan.cite.claims.precision"] = score["claims"]["char_precision"]

        text = (data / "article.txt").read_text(encoding="utf-8")
        line = json.dumps({"id": "article", "text": text, "lang": "en"}, ensure_ascii=False) + "\n"
        facts = subprocess.run([ibid, "normalize"], input=line.encode(), capture_output=True, check=True).stdout
        (folder / "facts.jsonl").write_bytes(facts)
        printed = subprocess.run(
            [sys.executable, shared / "score" / "seed_facts.py", data / "facts.jsonl", folder / "facts.jsonl"],
            capture_output=True, check=True, text=True).stdout
        for name, right in re.findall(r"^(\w+): (\d+) of", printed, re.M):
            out[f"kazakhstan.facts.{name}"] = int(right)
    return out
