#!/usr/bin/env python3
"""Measures `ibid fetch --offline` on ../shared/data/fetch: addresses read as browsers do, and what must not be asked.

Offline nothing is connected to: what is read well comes back as `not_cached` under its serialized address.

Usage: fetch_addresses.py [IBID]. Prints one JSON object a figure, or "skipped". Ends with 1 below the floors.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "fetch"
FLOOR = 0.99


def is_ours(case):
    """Absolute http and https addresses, and host names."""
    if case["kind"] == "toascii":
        return True
    text = re.sub(r"[\t\r\n]", "", case["input"]).lstrip("".join(map(chr, range(33)))).lower()
    return case["kind"] == "parse" and not case.get("base") and text.startswith(("http:", "https:"))


def expected(case):
    if case["failure"]:
        return None
    if case["kind"] == "toascii":
        return f"http://{case['expect']['host']}/"
    href = case["expect"]["href"].split("#")[0]
    return re.sub(r"^(https?://)[^/@]*@", r"\1", href)


def main():
    if not DATA.exists():
        print("skipped: no ../shared")
        return 0
    ibid = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build" / "release" / "ibid")
    cases = [json.loads(line) for line in (DATA / "urls.jsonl").read_text().splitlines()]
    cases = [case for case in cases if is_ours(case)]
    lines = []
    for number, case in enumerate(cases):
        text = f"http://{case['input']}/" if case["kind"] == "toascii" else case["input"]
        lines.append(json.dumps({"id": number, "url": text}))
    run = subprocess.run([ibid, "fetch", "--offline"], input="\n".join(lines) + "\n", capture_output=True, text=True)
    answers = {answer["id"]: answer for answer in map(json.loads, run.stdout.splitlines()) if "id" in answer}
    right = 0
    for number, case in enumerate(cases):
        answer = answers.get(number, {})
        found = answer.get("url") if answer.get("outcome") == "not_cached" else None
        right += found == expected(case)
    print(json.dumps({"figure": "addresses", "right": right, "of": len(cases), "floor": FLOOR}))
    return 0 if right >= FLOOR * len(cases) else 1


if __name__ == "__main__":
    sys.exit(main())
