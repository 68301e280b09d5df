#!/usr/bin/env python3
"""Feeds `ibid parse` what breaks readers: every open page cut at 20 random bytes and with flipped bits, and pages made to do harm at
full size. Counts pages without an answer and pages that took more than two seconds of processor time; both must be none. Run by
eval.py.
"""
import gzip, json, os, random, resource, subprocess, tempfile

CUTS = 20
FLIPS = 3
SLOW = 2.0  # seconds

PROSE = "<p>A paragraph of ordinary prose, which says something and then ends.</p>"
HOSTILE = {
    "ten megabytes of div": lambda: b"<div>" * (2 << 20),
    "ten megabytes of open and closed div": lambda: b"<div></div>" * (1 << 20),
    "100,000 attributes": lambda: b"<p " + b" ".join(b"a%d=%d" % (n, n) for n in range(100_000)) + b">text</p>",
    "entities": lambda: b"&amp;&lt;&hellip;&#150;&nope;" * 400_000,
    "a text of 50 MB": lambda: b"<p>" + b"All work and no play makes a dull page. " * 1_310_720,
    "a script of 20 MB": lambda: b"<script>var a='" + b"<p>x</p>" * 2_600_000 + b"'</script>" + PROSE.encode(),
    "a style of 20 MB": lambda: b"<style>" + b"a{b:c}" * 3_500_000 + b"</style>" + PROSE.encode(),
    "100,000 scripts": lambda: b"<script type='application/ld+json'>{\"@type\":\"Article\"}</script>" * 100_000,
    "deep JSON": lambda: b"<script type='application/json'>" + b'{"title":"t","body":[' * 300_000 + b"</script>",
    "UTF-16 without a mark": lambda: (f"<html><title>x</title>{PROSE * 1000}").encode("utf-16-le"),
    "all links": lambda: b"<li><a href=/x>A story of the day, told briefly</a></li>" * 100_000,
    "tables in tables": lambda: b"<table><tr><td>" * 100_000,
    "nothing": lambda: b"",
    "a feed of entities": lambda: b"<!DOCTYPE rss [<!ENTITY a0 'x'>"
    + b"".join(b"<!ENTITY a%d '&a%d;&a%d;'>" % (n, n - 1, n - 1) for n in range(1, 100))
    + b"]><rss><item><title>&a99;</title><link>https://a.example</link></item></rss>",
    "a sitemap of a million": lambda: b"<urlset>" + b"<url><loc>https://a.example/x</loc></url>" * 1_000_000,
}


def ask(ibid, folder, pages):
    """How many of the pages `ibid parse` answered, and the seconds of processor time it took for all of them together."""
    lines = []
    for number, page in enumerate(pages):
        path = os.path.join(folder, str(number))
        with open(path, "wb") as file:
            file.write(page)
        lines.append(json.dumps({"id": number, "path": path}))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    answer = subprocess.run([ibid, "parse"], input="\n".join(lines).encode(), capture_output=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return answer.count(b'"flags":['), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def mutations(page, name):
    # The same on every run.
    chance = random.Random(name)
    for _ in range(CUTS):
        yield page[: chance.randrange(len(page) + 1)]
    for _ in range(FLIPS):
        flipped = bytearray(page)
        for _ in range(50):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        yield bytes(flipped)


def figures(shared, ibid):
    source = os.path.join(shared, "data", "extraction", "pages")
    silent, slow = [], []
    with tempfile.TemporaryDirectory() as folder:

        def check(name, pages):
            answered, spent = ask(ibid, folder, pages)
            if answered < len(pages):
                silent.append(name)
            # All pages of a batch together are seldom slow; one by one only then.
            if spent > SLOW and (len(pages) == 1 or any(ask(ibid, folder, [page])[1] > SLOW for page in pages)):
                slow.append(f"{name}, {spent:.1f} s")

        for name in sorted(os.listdir(source)):
            with gzip.open(os.path.join(source, name)) as file:
                check(name, list(mutations(file.read(), name)))
        for name, make in HOSTILE.items():
            check(name, [make()])
    for name in silent:
        print("no answer:", name)
    for name in slow:
        print("slow:", name)
    return {"parse.robust.silent.max": len(silent), "parse.robust.slow.max": len(slow)}
