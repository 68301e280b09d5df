#!/usr/bin/env python3
"""Addresses by the WHATWG rules, as far as http, https and host names go. Run by eval.py."""
import json
import re
import subprocess

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


def figures(shared, ibid):
    cases = [json.loads(line) for line in (shared / "data" / "fetch" / "urls.jsonl").read_text().splitlines()]
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
    return {"fetch.addresses": right / len(cases)}
