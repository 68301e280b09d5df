#!/usr/bin/env python3
"""HTTP caching by RFC 9111, for a private cache that only sends GET: mnot's cache-tests as data, played through the code that
decides when a page in the cache may be served without asking. Run by eval.py.

A small origin and a clock are played here; what is stored, whether it may be reused, how it is asked about again and what a 304
changes are asked of the program. Cases that need another method, a shared cache, Range or request directives are left out, as
are those whose first requests already go another way than the case needs (the suite calls that a failed set-up).
"""
import email.utils
import sys

from cases import ask, read

START = 1_790_000_000
PAUSE = 3


def value(field, now):
    """Numbers in a date field are seconds from now."""
    name, text = field[0], field[1]
    if isinstance(text, (int, float)) and name.lower() in ("date", "expires", "last-modified", "if-modified-since"):
        return [name, email.utils.formatdate(now + text, usegmt=True)]
    return [name, str(text)]


class Play:
    """One case: its origin, its clock, and what a cache has kept so far."""

    def __init__(self, case):
        self.case = case
        self.now = START
        self.step = 0
        self.kept = []
        self.verdict = None
        self.validators = {}

    @property
    def request(self):
        return self.case["requests"][self.step]

    def asked(self):
        fields = [value(field, self.now) for field in self.request.get("request_headers", [])]
        # What a browser's cache mode turns into (Fetch Standard).
        if self.request.get("cache") == "no-cache":
            fields.append(["Cache-Control", "max-age=0"])
        return fields

    def questions(self):
        return [
            {"ask": "reuse", "stored": stored, "fields": self.asked(), "now": int(self.now * 1000)} for stored in self.kept
        ]

    def play(self, answers):
        """Goes on by one request. Returns the question whose answer updates what is kept, if there is one."""
        fresh = next((a for a in answers if a["text"] == "fresh"), None)
        stale = next(((n, a) for n, a in enumerate(answers) if a["text"] == "stale"), None)
        self.update = None
        if fresh:
            stored = [field for field in fresh["fields"] if field[0].lower() != "age"]
            self.finish("cached", stored + [["Age", str(fresh["age"])]])
            return None
        sent = {name.lower(): text for name, text in (stale[1]["fields"] if stale else []) + self.asked()}
        self.sent = sent
        served = [value(field, self.now) for field in self.request.get("response_headers", [])]
        if self.request.get("disconnect"):
            self.finish("failed", [])
            return None
        kind = self.request.get("expected_type", "")
        matches = {
            "etag_validated": "if-none-match" in sent, "lm_validated": "if-modified-since" in sent,
        }.get(kind, False)
        if matches and stale:
            self.update = stale[0]
            return {"ask": "update", "stored": self.kept[stale[0]], "fields": served, "now": int(self.now * 1000)}
        status = self.request.get("response_status", [200])[0]
        time = int(self.now * 1000)
        fresh_copy = {"status": status, "headers": served, "asked": self.asked(), "requested": time, "received": time}
        self.kept = [fresh_copy] + self.kept
        self.finish("not_cached", served)
        return None

    def updated(self, answer):
        self.kept[self.update] = answer["stored"]
        self.finish(self.request["expected_type"], answer["stored"]["headers"])

    def finish(self, kind, fields):
        request = self.request
        problems = []
        wanted = request.get("expected_type")
        if wanted and wanted != kind:
            problems.append(("expected_type", f"{kind}, not {wanted}"))
        have = {}
        for name, text in fields:
            have.setdefault(name.lower(), []).append(text)
        for field in request.get("expected_response_headers", []):
            if isinstance(field, str):
                if field.lower() not in have:
                    problems.append(("expected_response_headers", f"no {field}"))
            elif field[0].lower() == "client-request-count":
                continue
            elif len(field) == 3 and field[1] == ">":
                if not int(have.get(field[0].lower(), ["-1"])[0]) > field[2]:
                    problems.append(("expected_response_headers", f"{field[0]} is {have.get(field[0].lower())}"))
            elif isinstance(field[1], int):
                when = START if kind == "cached" else self.now
                if have.get(field[0].lower()) != [email.utils.formatdate(when + field[1], usegmt=True)]:
                    problems.append(("expected_response_headers", f"{field[0]} is {have.get(field[0].lower())}"))
            elif ", ".join(have.get(field[0].lower(), [])) != str(field[1]):
                problems.append(("expected_response_headers", f"{field[0]} is {have.get(field[0].lower())}"))
        for field in request.get("expected_response_headers_missing", []):
            name, text = (field, None) if isinstance(field, str) else (field[0], field[1])
            if name.lower() in have and (text is None or text in have[name.lower()]):
                problems.append(("expected_response_headers_missing", f"{name} is there"))
        for name, text in request.get("expected_request_headers", []) if kind != "cached" else []:
            if self.sent.get(name.lower()) != text:
                problems.append(("expected_request_headers", f"{name} is {self.sent.get(name.lower())}"))
        only = request.get("setup_tests", [])
        set_up = lambda check: request.get("setup") or check in only
        hard = [text for check, text in problems if not set_up(check)]
        if hard:
            self.verdict = "failed: " + "; ".join(hard)
        elif problems:
            self.verdict = "set-up: " + "; ".join(text for _, text in problems)
        if request.get("pause_after"):
            self.now += PAUSE
        self.step += 1
        if self.verdict is None and self.step == len(self.case["requests"]):
            self.verdict = "passed"


def run(cases):
    plays = [Play(case) for case in cases]
    while True:
        live = [play for play in plays if play.verdict is None]
        if not live:
            return plays
        questions = [(play, question) for play in live for question in play.questions()]
        answers = ask([question for _, question in questions])
        heard = {id(play): [] for play in live}
        for (play, _), answer in zip(questions, answers):
            heard[id(play)].append(answer)
        updates = [(play, play.play(heard[id(play)])) for play in live]
        updates = [(play, question) for play, question in updates if question]
        for (play, _), answer in zip(updates, ask([question for _, question in updates])):
            play.updated(answer)


def figures(shared, ibid):
    cases = read(shared / "data" / "fetch" / "cache_tests.jsonl")
    cases = [case for case in cases if case["applies"] == "yes" and case["kind"] in ("required", "optimal")]
    plays = run(cases)
    reached = {}
    for kind in ("required", "optimal"):
        judged = [p for p in plays if p.case["kind"] == kind and not p.verdict.startswith("set-up")]
        passed = sum(play.verdict == "passed" for play in judged)
        reached[f"fetch.caching.{kind}"] = passed / max(1, len(judged))
        print(f"  {kind}: {len(judged)} cases judged")
    if "--verbose" in sys.argv:
        for play in plays:
            if play.verdict != "passed":
                print(" ", play.case["kind"], play.case["test_id"], play.verdict)
    return reached
