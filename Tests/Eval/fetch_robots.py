#!/usr/bin/env python3
"""Robots rules: what all parsers agree on, Google's own cases, Crawl-delay. Run by eval.py."""
import base64
import json
import pathlib
import subprocess


def robots_bytes(data, case):
    if "robots_txt" in case:
        return case["robots_txt"].encode("utf-8", "surrogateescape")
    if "robots_txt_b64" in case:
        return base64.b64decode(case["robots_txt_b64"])
    return (data / "robots_files" / pathlib.Path(case["robots_file"]).name).read_bytes()


def ask(ibid, data, cases):
    lines = []
    for number, case in enumerate(cases):
        body = base64.b64encode(robots_bytes(data, case)).decode()
        question = {"id": number, "robots_base64": body, "user_agent": case["user_agent"], "url": case.get("url", "")}
        lines.append(json.dumps(question))
    run = subprocess.run([ibid, "robots"], input="\n".join(lines) + "\n", capture_output=True, text=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == list(range(len(cases))), "order or count of lines changed"
    return answers


def figures(shared, ibid):
    data = shared / "data" / "fetch"
    rules = [json.loads(line) for line in (data / "robots.jsonl").read_text().splitlines()]
    pairs = list(zip(rules, ask(ibid, data, rules)))
    agreed = [a["allowed"] == c["allowed"] for c, a in pairs if c["consensus"]]
    google = [a["allowed"] == c["google_allowed"] for c, a in pairs]
    delays = [json.loads(line) for line in (data / "robots_delay.jsonl").read_text().splitlines()]
    right = [a.get("crawl_delay") == c["crawl_delay"] for c, a in zip(delays, ask(ibid, data, delays))]
    return {
        "fetch.robots.consensus": sum(agreed) / len(agreed),
        "fetch.robots.google": sum(google) / len(google),
        "fetch.robots.crawl_delay": sum(right) / len(right),
    }
