#!/usr/bin/env python3
"""Measures `ibid robots` on ../shared/data/fetch: what all parsers agree on, Google's own cases, Crawl-delay.

Usage: fetch_robots.py [IBID]. Prints one JSON object a figure, or "skipped". Ends with 1 below the floors.
"""
import base64
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "fetch"
FLOORS = {"consensus": 1.0, "google": 1.0, "crawl_delay": 0.99}


def robots_bytes(case):
    if "robots_txt" in case:
        return case["robots_txt"].encode("utf-8", "surrogateescape")
    if "robots_txt_b64" in case:
        return base64.b64decode(case["robots_txt_b64"])
    return (DATA / "robots_files" / pathlib.Path(case["robots_file"]).name).read_bytes()


def ask(ibid, cases):
    lines = []
    for number, case in enumerate(cases):
        body = base64.b64encode(robots_bytes(case)).decode()
        question = {"id": number, "robots_base64": body, "user_agent": case["user_agent"], "url": case.get("url", "")}
        lines.append(json.dumps(question))
    run = subprocess.run([ibid, "robots"], input="\n".join(lines) + "\n", capture_output=True, text=True)
    if run.returncode == 2:
        print(f"skipped: {ibid} has no verb robots")
        sys.exit(0)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == list(range(len(cases))), "order or count of lines changed"
    return answers


def cases(name):
    return [json.loads(line) for line in (DATA / name).read_text().splitlines()]


def main():
    if not DATA.exists():
        print("skipped: no ../shared")
        return 0
    ibid = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build" / "release" / "ibid")
    figures = {}
    rules = cases("robots.jsonl")
    answers = ask(ibid, rules)
    pairs = list(zip(rules, answers))
    agreed = [a["allowed"] == c["allowed"] for c, a in pairs if c["consensus"]]
    google = [a["allowed"] == c["google_allowed"] for c, a in pairs]
    figures["consensus"] = (sum(agreed), len(agreed))
    figures["google"] = (sum(google), len(google))
    delays = cases("robots_delay.jsonl")
    right = [a.get("crawl_delay") == c["crawl_delay"] for c, a in zip(delays, ask(ibid, delays))]
    figures["crawl_delay"] = (sum(right), len(right))
    failed = False
    for name, (hits, total) in figures.items():
        print(json.dumps({"figure": f"robots {name}", "right": hits, "of": total, "floor": FLOORS[name]}))
        failed = failed or hits < FLOORS[name] * total
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
