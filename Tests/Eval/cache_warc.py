#!/usr/bin/env python3
"""Reads a cache of ours with other people's tools, every digest checked. Run by eval.py.

Uses warcio and FastWARC where they are installed (pip install warcio fastwarc); without them their rows are left out.
The cache is filled with pages handed in by `ibid cache add`.
"""
import pathlib
import subprocess
import tempfile


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


def figures(shared, ibid):
    reached = {}
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "Pipelines").mkdir()
        for number in range(20):
            page = root / f"{number}.html"
            page.write_text(f"<p>Page {number}</p>" * (number + 1))
            subprocess.run(
                [ibid, "cache", "add", f"https://example.org/{number}", page, "--project", root],
                check=True, capture_output=True)
        for name, reader in (("warcio", with_warcio), ("fastwarc", with_fastwarc)):
            try:
                holds = [ok for path in (root / "Cache" / "warc").glob("*.warc.gz") for ok in reader(path)]
            except ImportError:
                continue
            reached[f"cache.{name}.sound"] = sum(holds) / max(1, len(holds)) if len(holds) >= 20 else 0.0
    return reached
