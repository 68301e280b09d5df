#!/usr/bin/env python3
"""Times the stages on the data beside the repository, beside peers that are installed, in the same run.

usage: bench.py     (run by `make bench`; nothing else should run meanwhile)

Peers are Python packages: pip install trafilatura quantulum3, in an environment whose python3 runs this. A peer that is not
installed is named and left out. Each figure is the best of three; a ratio says how many times faster ibid was.
"""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
IBID = ROOT / ".build" / "release" / "ibid"
DATA = ROOT.parent / "shared" / "data"


def best(action, times=3):
    seconds = []
    for _ in range(times):
        start = time.monotonic()
        action()
        seconds.append(time.monotonic() - start)
    return min(seconds)


def piped(verb, lines):
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    # One core, as the peers have: the filters would use all of them.
    command = ["taskset", "-c", "0", str(IBID), verb]
    return best(lambda: subprocess.run(command, input=text, stdout=subprocess.DEVNULL, check=False))


def row(name, value, unit, peer=None):
    print(f"{name:34} {value:12.1f} {unit:12}" + (f" {peer}" if peer else ""), flush=True)


def versus(rate, name, unit, work, measure):
    try:
        action = measure()
    except ImportError:
        return f"{name}: not installed"
    peer = work / best(action, times=1)
    return f"{name} {peer:.2f} {unit}, ratio {rate / peer:.0f}"


def main():
    row("start-up (ibid --version)", best(lambda: subprocess.run([IBID, "--version"], stdout=subprocess.DEVNULL), 20) * 1000, "ms")
    if not DATA.is_dir():
        print("stages: skipped, there is no ../shared")
        return
    pages = [json.loads(line) for line in open(DATA / "extraction" / "truth.jsonl", encoding="utf-8")][:200]
    paths = [DATA / "extraction" / "pages" / (page["id"] + ".html.gz") for page in pages]
    rate = len(pages) / piped("parse", [{"id": p["id"], "path": str(path)} for p, path in zip(pages, paths)])

    def trafilatura():
        import trafilatura as peer

        texts = [gzip.decompress(path.read_bytes()) for path in paths]
        return lambda: [peer.bare_extraction(text) for text in texts]

    row("parse, 200 pages", rate, "pages/s", versus(rate, "trafilatura", "pages/s", len(pages), trafilatura))

    article = (DATA / "kazakhstan" / "article.txt").read_text(encoding="utf-8")
    megabytes = len(article.encode()) * 100 / 1e6
    rate = megabytes / piped("normalize", [{"id": n, "text": article, "lang": "en"} for n in range(100)])

    def quantulum():
        from quantulum3 import parser

        return lambda: parser.parse(article)

    row("normalize, the article 100 times", rate, "MB/s", versus(rate, "quantulum3", "MB/s", megabytes / 100, quantulum))

    claims = [json.loads(line) for line in open(DATA / "verify" / "wice_claim.jsonl", encoding="utf-8")]
    lines = [{k: c[k] for k in ("id", "claim", "source_sentences")} for c in claims]
    row("verify, WiCE claims", len(lines) / piped("verify", lines), "claims/s")

    for script in ("web.py", "captures.py"):
        print(f"== {script}", flush=True)
        subprocess.run([sys.executable, pathlib.Path(__file__).parent / script], check=False)

if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    main()
