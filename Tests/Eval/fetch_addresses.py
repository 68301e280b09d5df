#!/usr/bin/env python3
"""Addresses by the WHATWG rules, as far as http, https and host names go. Run by eval.py."""
import re
import sys

from cases import ask, read

WEB = ("http:", "https:")


def stripped(text):
    return re.sub(r"[\t\r\n]", "", text).lstrip("".join(map(chr, range(33)))).lower()


def is_ours(case):
    """Addresses that are http or https in the end, host names, and what a browser refuses under such a base."""
    if case["kind"] == "toascii":
        return True
    if case["kind"] != "parse":
        return False
    base = case.get("base")
    if base and not stripped(base).startswith(WEB):
        return False
    if not case["failure"]:
        return case["expect"]["href"].startswith(WEB)
    return stripped(case["input"]).startswith(WEB) or bool(base) and not re.match(r"[a-z][a-z0-9+.-]*:", stripped(case["input"]))


def expected(case):
    if case["failure"]:
        return None
    return f"http://{case['expect']['host']}/" if case["kind"] == "toascii" else case["expect"]["href"]


def figures(shared, ibid):
    cases = [case for case in read(shared / "data" / "fetch" / "urls.jsonl") if is_ours(case)]
    questions = []
    for case in cases:
        text = f"http://{case['input']}/" if case["kind"] == "toascii" else case["input"]
        base = {"base": case["base"]} if case.get("base") else {}
        questions.append({"ask": "address", "text": text, **base})
    right = 0
    for case, answer in zip(cases, ask(questions)):
        same = answer.get("text") == expected(case)
        right += same
        if not same and "--verbose" in sys.argv:
            print(f"  {case['kind']} {case['input']!r} {case.get('base')!r}: {answer.get('text')}, not {expected(case)}")
    return {"fetch.addresses": right / len(cases)}
