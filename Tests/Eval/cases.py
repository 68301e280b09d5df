"""Puts questions to the program `fetch-cases`, which holds the code they are about. Used by the fetch_*.py beside it."""
import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / "release" / "fetch-cases"


def ask(questions):
    """One answer for each question, in their order."""
    if not PROGRAM.exists():
        build = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "fetch-cases"]
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    run = subprocess.run([PROGRAM], input=lines, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(questions), "not one answer for each question"
    return answers


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
