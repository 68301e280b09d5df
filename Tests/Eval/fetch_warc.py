#!/usr/bin/env python3
"""Reads a cache of ours with warcio and FastWARC, every digest checked, and counts what they find.

Usage: fetch_warc.py CACHE. Prints one JSON object a reader, or "skipped". Ends with 1 where a record is bad.
"""
import collections
import json
import pathlib
import sys


def with_warcio(path):
    from warcio.archiveiterator import ArchiveIterator

    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, check_digests=True):
            record.content_stream().read()
            yield record.rec_type, record.digest_checker.passed is not False


def with_fastwarc(path):
    from fastwarc.warc import ArchiveIterator

    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, parse_http=False):
            yield record.headers.get("WARC-Type"), record.verify_block_digest()


def main():
    files = sorted(pathlib.Path(sys.argv[1], "warc").glob("*.warc.gz")) if len(sys.argv) > 1 else []
    if not files:
        print("skipped: no cache given")
        return 0
    failed = False
    for name, reader in (("warcio", with_warcio), ("fastwarc", with_fastwarc)):
        kinds, bad = collections.Counter(), 0
        try:
            for path in files:
                for kind, holds in reader(path):
                    kinds[kind] += 1
                    bad += not holds
        except ImportError:
            print(f"skipped: {name} is not installed")
            continue
        print(json.dumps({"reader": name, "records": dict(kinds), "bad": bad}))
        failed = failed or bad > 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
