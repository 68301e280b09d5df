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


def cores(pages, paths):
    text = "".join(json.dumps({"id": p["id"], "path": str(path)}) + "\n" for p, path in zip(pages, paths)).encode() * 5
    times = [
        best(lambda: subprocess.run(["taskset", "-c", mask, IBID, "parse"], input=text, stdout=subprocess.DEVNULL))
        for mask in ("0", "0,1")
    ]
    row("parse, two cores over one", times[0] / times[1], "times")


def resident(process):
    """Resident memory in megabytes, its own share of files left out."""
    with open(f"/proc/{process.pid}/status") as file:
        fields = dict(line.split(":", 1) for line in file)
    return int(fields["VmRSS"].split()[0]) / 1024


def stream(paths, count=100_000):
    """Pages one after another through one filter, and how much memory it holds on the way."""
    process = subprocess.Popen([IBID, "parse"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    held = []
    begun = time.monotonic()
    for number in range(count):
        process.stdin.write(json.dumps({"id": number, "path": str(paths[number % len(paths)])}).encode() + b"\n")
        if number % 1_000 == 999:
            held.append(resident(process))
    process.stdin.close()
    process.wait()
    row(f"parse, {count} pages streamed", count / (time.monotonic() - begun), "pages/s")
    quarter = len(held) // 4
    row("  memory, most in the first quarter", max(held[:quarter]), "MB")
    row("  memory, most in the last quarter", max(held[-quarter:]), "MB")


def versus(rate, name, unit, work, measure):
    try:
        action = measure()
    except ImportError:
        return f"{name}: skipped, not installed"
    peer = work / best(action, times=1)
    return f"{name} {peer:.2f} {unit}, ratio {rate / peer:.0f}"


def facts():
    """Every kind of fact, from running text and from short lines, beside peers; then how time and memory grow."""
    article = (DATA / "kazakhstan" / "article.txt").read_text(encoding="utf-8")
    megabytes = len(article.encode()) * 100 / 1e6
    rate = megabytes / piped("normalize", [{"id": n, "text": article, "lang": "en"} for n in range(100)])
    row("normalize, the article 100 times", rate, "MB/s")

    def quantulum():
        from quantulum3 import parser

        return lambda: parser.parse(article)

    def duckling():
        # A server of one's own, where DUCKLING_URL says: Duckling is no Python package.
        import urllib.parse
        import urllib.request

        if "DUCKLING_URL" not in os.environ:
            raise ImportError
        form = urllib.parse.urlencode({"locale": "en_GB", "text": article}).encode()
        return lambda: urllib.request.urlopen(os.environ["DUCKLING_URL"] + "/parse", form).read()

    def natasha():
        import natasha

        segmenter, tagger = natasha.Segmenter(), natasha.NewsNERTagger(natasha.NewsEmbedding())

        def tag():
            doc = natasha.Doc(article)
            doc.segment(segmenter)
            doc.tag_ner(tagger)

        return tag

    for name, peer in [("quantulum3", quantulum), ("Duckling", duckling), ("natasha", natasha)]:
        print(f"{'':34} {versus(rate, name, 'MB/s', megabytes / 100, peer)}", flush=True)

    texts = []
    for path in sorted((DATA / "facts").glob("*.jsonl")):
        with open(path, encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    mixed = "\n\n".join(texts)
    size = len(mixed.encode())
    row("normalize, all cases as one text", size / 1e6 / piped("normalize", [{"id": 1, "text": mixed}]), "MB/s")
    row("normalize, all cases as lines", size / 1e6 / piped("normalize", [{"id": 1, "text": t} for t in texts]), "MB/s")
    line = json.dumps({"id": 1, "text": mixed[:20_000]}, ensure_ascii=False).encode() + b"\n"
    for target in (1, 10, 100):
        seconds, memory = streamed(line, target * 1_000_000 // len(line) + 1)
        row(f"normalize, {target} MB streamed", target / seconds, "MB/s", f"{memory / 1000:.0f} MB of memory")


def streamed(line, times):
    """CPU seconds and peak memory in kB of one core that reads `line` again and again."""
    command = ["taskset", "-c", "0", str(IBID), "normalize"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        for _ in range(times):
            process.stdin.write(line)
        process.stdin.flush()
        # The kernel's own figure for a child begins with what its parent held.
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
        memory = int(status.split("VmHWM:")[1].split()[0])
        process.stdin.close()
        _, code, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(code)
    return usage.ru_utime + usage.ru_stime, memory


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

    cores(pages, paths)
    stream(paths)
    facts()

    claims = [json.loads(line) for line in open(DATA / "verify" / "wice_claim.jsonl", encoding="utf-8")]
    lines = [{k: c[k] for k in ("id", "claim", "source_sentences")} for c in claims]
    row("verify, WiCE claims", len(lines) / piped("verify", lines), "claims/s")

    for script in ("web.py", "captures.py"):
        print(f"== {script}", flush=True)
        subprocess.run([sys.executable, pathlib.Path(__file__).parent / script], check=False)

if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    main()
