"""Fuzzes the readers of pages and of facts with AddressSanitizer for a minute each, the open data as seeds (fuzz.sh)."""
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
FOUND = HERE.parent.parent / ".build" / "fuzz"
SECONDS = 60


def figures(shared, ibid):
    before = {path for path in FOUND.glob("*/found/*")}
    run = subprocess.run([HERE / "fuzz.sh", str(SECONDS)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    found = {path for path in FOUND.glob("*/found/*")} - before
    if run.returncode != 0 and not found:
        raise SystemExit(f"the fuzzers could not be built or run:\n{run.stdout[-4000:]}")
    for path in sorted(found):
        print(f"   fails: {path}")
    return {"fuzz.inputs_that_fail.max": len(found)}
