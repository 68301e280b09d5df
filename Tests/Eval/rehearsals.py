"""How many rulings of a rehearsed pipeline are those that a careful reader gave, by its rehearsal/expected.md."""
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def figures(shared, ibid):
    return {f"rehearsal.{name}.rulings": right(name, ibid)[0] for name in names()}


def names():
    return sorted(path.parent.parent.name for path in (ROOT / "Pipelines").glob("*/rehearsal/expected.md"))


def expected(name):
    """Claims in the order of the document, each with the ruling that the table gives it first."""
    text = (ROOT / "Pipelines" / name / "rehearsal" / "expected.md").read_text(encoding="utf-8")
    return [(claim, ruling) for claim, ruling in re.findall(r"^\| \d+ \| \d+ \| “(.*?)” \| (\w+)", text, re.M)]


def right(name, ibid):
    """The number of right rulings, and the verdicts that are wrong, beside what was expected."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        shutil.copytree(ROOT / "config", folder / "config")
        shutil.copytree(ROOT / "Pipelines" / name, folder / "Pipelines" / name, ignore=shutil.ignore_patterns("output"))
        subprocess.run([ibid, "run", name, "--rehearse", "--quiet", "--project", folder], capture_output=True)
        lines = (folder / "Pipelines" / name / "output" / "latest" / "verdicts.jsonl").read_text(encoding="utf-8").splitlines()
    verdicts = sorted(map(json.loads, lines), key=lambda verdict: verdict["claim"]["start"])
    pairs = list(zip(expected(name), verdicts, strict=True))
    wrong = [(claim, ruling, verdict) for (claim, ruling), verdict in pairs if verdict["ruling"] != ruling]
    return len(pairs) - len(wrong), wrong
