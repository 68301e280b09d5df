"""A cache of 100,000 captures: how long it takes to open, to look one up, and how much memory that needs.

usage: captures.py [COUNT]     (run by `make bench`)
"""
import gzip
import json
import pathlib
import random
import sys
import tempfile

import measure

ROOT = pathlib.Path(__file__).resolve().parents[2]
IBID = ROOT / ".build" / "release" / "ibid"


def record(number):
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Page {number}</p>".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://h{number % 1000}.example/{number}\r\n"
        f"WARC-Date: 2024-01-01T00:00:{number % 60:02}Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n")
    return gzip.compress(head.encode() + block + b"\r\n\r\n", compresslevel=1, mtime=0)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "Pipelines").mkdir()
        with open(root / "all.warc.gz", "wb") as out:
            for number in range(count):
                out.write(record(number))
        cache = lambda *words: [IBID, "cache", *words, "--project", root]
        taken = measure.run(cache("import", root / "all.warc.gz"))
        print(f"import of {count} captures        {taken.wall:8.2f} s, {taken.rss:.0f} MB", flush=True)
        url = f"http://h{count // 2 % 1000}.example/{count // 2}"
        shown = measure.paired({"show": lambda: measure.run(cache("show", url)), "start": lambda: measure.run([IBID, "--version"])}, 9)
        print(f"open and show one               {shown['show'].wall * 1000:8.1f} ms, {shown['show'].rss:.0f} MB "
              f"(the program alone: {shown['start'].wall * 1000:.1f} ms)", flush=True)
        chosen = random.Random(7).choices(range(count), k=20_000)
        (root / "lines").write_text("".join(json.dumps({"id": n, "url": f"http://h{n % 1000}.example/{n}"}) + "\n" for n in chosen))
        (root / "none").write_text("")
        asked = measure.paired({
            "all": lambda: measure.run([IBID, "fetch", "--offline", "--project", root], root / "lines", codes=(0, 3)),
            "none": lambda: measure.run([IBID, "fetch", "--offline", "--project", root], root / "none", codes=(0, 3)),
        }, 3)
        each = (asked["all"].cpu - asked["none"].cpu) / len(chosen) * 1e6
        print(f"look-up, JSON in and out         {each:8.1f} us of CPU, {asked['all'].rss:.0f} MB", flush=True)
        listed = measure.run(cache("list"))
        print(f"list everything                 {listed.wall:8.2f} s, {listed.rss:.0f} MB", flush=True)
        verified = measure.run(cache("verify"))
        print(f"verify everything               {verified.wall:8.2f} s, {verified.rss:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
