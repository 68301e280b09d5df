#!/usr/bin/env python3
"""WARC both ways: other tools read what ibid writes, ibid reads what other tools wrote. Run by eval.py.

Uses warcio, FastWARC and pywb where they are installed (pip install warcio fastwarc pywb, in an environment whose python3 and
programs come first, or `IBID_PYWB` naming pywb's `wayback`); without them their rows say "skipped".
"""
import base64
import gzip
import hashlib
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from cases import ask, read


def with_warcio(path):
    from warcio.archiveiterator import ArchiveIterator

    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, check_digests=True):
            record.content_stream().read()
            yield record.digest_checker.passed is not False


def with_fastwarc(path):
    from fastwarc.warc import ArchiveIterator

    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, parse_http=False):
            yield record.verify_block_digest()


def cache(ibid, root, *words, check=True):
    return subprocess.run([ibid, "cache", *words, "--project", root], check=check, capture_output=True, text=True)


def record(kind, url, date, block, payload=None, **fields):
    """A record as crawlers write it: WARC/1.0, one gzip member, SHA-1 in Base32."""
    sha1 = lambda data: "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()
    head = {"WARC-Type": kind, "WARC-Target-URI": url, "WARC-Date": date, "WARC-Record-ID": f"<urn:uuid:{kind}-{date}>"}
    head["Content-Type"] = f"application/http; msgtype={'response' if kind != 'request' else 'request'}"
    head["WARC-Block-Digest"] = sha1(block)
    if payload is not None:
        head["WARC-Payload-Digest"] = sha1(payload)
    head.update({name.replace("_", "-"): text for name, text in fields.items()})
    head["Content-Length"] = str(len(block))
    lines = "".join(f"{name}: {text}\r\n" for name, text in head.items())
    return gzip.compress(f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n", mtime=0)


PAGE = b"<html><title>Tonnage of a harbour that never was</title><p>" + b"In 2021 it handled 4.2 million tonnes. " * 40
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def foreign(root):
    """Two files as a crawler leaves them; the second repeats a page of the first and only refers to it."""
    first = record("response", "http://harbour.example/Report?b=2&a=1", "2023-05-01T10:00:00Z", HEAD + PAGE, PAGE)
    again = record(
        "revisit", "http://harbour.example/Report?b=2&a=1", "2024-05-01T10:00:00Z", HEAD, PAGE,
        WARC_Profile="http://netpreserve.org/warc/1.0/revisit/identical-payload-digest",
        WARC_Refers_To_Target_URI="http://harbour.example/Report?b=2&a=1", WARC_Refers_To_Date="2023-05-01T10:00:00Z")
    paths = [root / "later.warc.gz", root / "earlier.warc.gz"]
    for path, member in zip(paths, (again, first)):
        path.write_bytes(member)
    return paths


def written(ibid, root):
    reached = {}
    for number in range(20):
        page = root / f"{number}.html"
        page.write_text(f"<p>Page {number}</p>" * (number + 1))
        cache(ibid, root, "add", f"https://example.org/{number}", page)
    for name, reader in (("warcio", with_warcio), ("fastwarc", with_fastwarc)):
        try:
            holds = [ok for path in (root / "Cache" / "warc").glob("*.warc.gz") for ok in reader(path)]
        except ImportError:
            reached[f"cache.{name}.sound"] = None
            continue
        reached[f"cache.{name}.sound"] = sum(holds) / max(1, len(holds)) if len(holds) >= 20 else 0.0
    return reached


def imported(ibid, root):
    for path in foreign(root):
        cache(ibid, root, "import", path)
    shown = cache(ibid, root, "show", "https://harbour.example:443/Report?b=2&a=1", "--at", "2024-06-01", check=False)
    sound = cache(ibid, root, "verify", check=False).returncode == 0
    return {"cache.import.revisit": float(shown.stdout.encode() == PAGE and sound)}


def replayed(ibid, root):
    """Pages served by pywb from the exported index and the cache's own files."""
    wayback = os.environ.get("IBID_PYWB") or shutil.which("wayback")
    if not wayback:
        return {"cache.pywb.replayed": None}
    (root / "index.cdxj").write_text(cache(ibid, root, "export", "--cdxj").stdout)
    (root / "config.yaml").write_text(
        f"collections:\n  ibid:\n    index_paths: {root}/index.cdxj\n    archive_paths: {root}/Cache/warc/\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([wayback, "-p", str(port), "-b", "127.0.0.1"], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wanted = {f"2023id_/https://example.org/{n}": (root / f"{n}.html").read_bytes() for n in range(0, 20, 5)}
        wanted["20230501100000id_/http://harbour.example/Report?b=2&a=1"] = PAGE
        wanted["20240501100000id_/http://harbour.example/Report?b=2&a=1"] = PAGE
        right = 0
        for path, page in wanted.items():
            right += fetched(f"http://127.0.0.1:{port}/ibid/{path}") == page
        return {"cache.pywb.replayed": right / len(wanted)}
    finally:
        server.terminate()
        server.wait()


def fetched(url):
    for _ in range(60):
        try:
            return urllib.request.urlopen(url, timeout=10).read()
        except urllib.error.HTTPError:
            return None
        except OSError:
            time.sleep(0.25)
    return None


def is_same(case, answer):
    """Exactly the records of a reader that got to the end; of two that did not, at least as many as the better one."""
    ended = [case[tool]["records"] for tool in ("warcio", "fastwarc") if not case[tool]["error"] and case[tool]["records"]]
    if ended:
        return answer["records"] in ended
    # FastWARC reads no ARC, and warcio invents records where lengths are negative.
    return answer["records"] >= case["fastwarc"]["records"]


def samples(data, root):
    cases = [case for case in read(data / "warc.jsonl")]
    answers = ask([{"ask": "records", "path": str(data / case["file"])} for case in cases])
    right = [is_same(case, answer) for case, answer in zip(cases, answers)]
    torn = []
    for number, case in enumerate(cases):
        if not case["well_formed"] or not case["file"].endswith(".gz"):
            continue
        whole = (data / case["file"]).read_bytes()
        for cut in (1, 9, 60):
            path = root / f"torn-{number}-{cut}.warc.gz"
            path.write_bytes(whole[:-cut])
            torn.append(str(path))
    reported = ["failure" in answer for answer in ask([{"ask": "records", "path": path} for path in torn])]
    return {"cache.samples.records": sum(right) / len(right), "cache.samples.torn": sum(reported) / len(reported)}


def figures(shared, ibid):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "Pipelines").mkdir()
        return {
            **samples(shared / "data" / "fetch", root), **written(ibid, root), **imported(ibid, root), **replayed(ibid, root),
        }
