"""Fetching from an nginx on loopback, and reading back what was kept, beside other programs doing the same work.

usage: web.py     (run by `make bench`)

2,024 addresses on 20 hosts: the pages of ../shared/data/extraction, twice, gzip on, no pauses. Five paired runs, medians; the
bytes and counts of every run are checked. Peers: curl with `--parallel` and a bare inflate and SHA-256 of the same bytes;
Scrapy with its HTTP cache (`IBID_SCRAPY`, or `scrapy` on the PATH); warcio and FastWARC, where the python3 that runs this has
them. A peer that is not there is named and left out.
"""
import gzip
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import measure

ROOT = pathlib.Path(__file__).resolve().parents[2]
IBID = ROOT / ".build" / "release" / "ibid"
PAGES = ROOT.parent / "shared" / "data" / "extraction" / "pages"
HOSTS = 20
TIMES = int(os.environ.get("IBID_BENCH_TIMES", "5"))

NGINX = """
daemon off; worker_processes 1; pid {root}/nginx.pid; error_log {root}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; default_type text/html; gzip on; gzip_types text/html; gzip_comp_level 6; keepalive_requests 100000;
  client_body_temp_path {root}/t1; proxy_temp_path {root}/t2; fastcgi_temp_path {root}/t3; uwsgi_temp_path {root}/t4;
  scgi_temp_path {root}/t5;
  server {{ listen 127.0.0.1:{port}; root {root}/site; }}
}}
"""

SPIDER = """
import scrapy
class Bench(scrapy.Spider):
    name = "bench"
    custom_settings = dict(HTTPCACHE_ENABLED=True, HTTPCACHE_DIR=r"{root}/scrapy-cache", ROBOTSTXT_OBEY=True, LOG_LEVEL="ERROR",
        CONCURRENT_REQUESTS=32, CONCURRENT_REQUESTS_PER_DOMAIN=2, DOWNLOAD_DELAY=0, TELNETCONSOLE_ENABLED=False,
        HTTPPROXY_ENABLED=True, DNSCACHE_ENABLED=True, HTTPERROR_ALLOW_ALL=True)
    async def start(self):
        for url in open(r"{root}/scrapy-urls"):
            yield scrapy.Request(url.strip(), dont_filter=True)
    def parse(self, response):
        self.crawler.stats.inc_value("bench/bytes", len(response.body))
    def closed(self, reason):
        open(r"{root}/scrapy-count", "w").write(str(self.crawler.stats.get_value("response_received_count")))
"""


class Site:
    """nginx with the pages, and the addresses to ask for."""

    def __init__(self, root):
        self.root = root
        (root / "site" / "again").mkdir(parents=True)
        self.sizes = {}
        for path in sorted(PAGES.glob("*.html.gz")):
            body = gzip.decompress(path.read_bytes())
            name = path.name.removesuffix(".gz")
            # The second copy differs by a comment: a cache keeps the same bytes only once.
            for copy, text in ((name, body), ("again/" + name, body + b"<!-- again -->")):
                (root / "site" / copy).write_bytes(text)
                self.sizes[copy] = len(text)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        (root / "nginx.conf").write_text(NGINX.format(root=root, port=self.port))
        self.server = subprocess.Popen(["nginx", "-c", root / "nginx.conf"], stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                break
            except OSError:
                time.sleep(0.05)
        self.paths = [(f"h{n % HOSTS}.example", name) for n, name in enumerate(self.sizes)]
        self.megabytes = sum(self.sizes.values()) / 1e6

    def stop(self):
        self.server.terminate()
        self.server.wait()


def ibid(site):
    root = site.root
    folder = root / "project" / "Pipelines" / "bench"
    folder.mkdir(parents=True)
    (folder / "brief.md").write_text("# Bench\n")
    routes = "".join(f'    - "h{n}.example:80:127.0.0.1:{site.port}"\n' for n in range(HOSTS))
    (folder / "pipeline.yaml").write_text(
        "document: brief.md\nfetch:\n  gap: 0s\n  per_host: 2\n  concurrency: 32\n  allow_private: true\n  connect_to:\n" + routes)
    (root / "lines").write_text("".join(json.dumps({"id": n, "url": f"http://{h}/{p}"}) + "\n" for n, (h, p) in enumerate(site.paths)))

    def fetch():
        shutil.rmtree(root / "project" / "Cache", ignore_errors=True)
        cost = measure.run(
            [IBID, "fetch", "--pipeline", "bench", "--project", root / "project"], root / "lines", root / "captures")
        captures = [json.loads(line) for line in open(root / "captures", encoding="utf-8")]
        read = [c for c in captures if c["outcome"] in ("ok", "soft_404", "paywall", "consent_wall", "needs_js", "bot_challenge", "parked", "login_page")]
        assert len(read) == len(site.paths), f"ibid got {len(read)} of {len(site.paths)}"
        assert abs(sum(c["bytes"] for c in read) / 1e6 - site.megabytes) < 1e-6, "ibid got other bytes"
        return cost

    return fetch


def curl(site):
    root = site.root
    bodies = root / "bodies"
    lines = []
    for number, (host, path) in enumerate(site.paths):
        lines.append(f'url = "http://{host}/{path}"\noutput = "{bodies}/{number}"\n')
    (root / "curl.conf").write_text("".join(lines))
    (root / "inflate.py").write_text(
        "import hashlib, os, sys, zlib\nn = 0\nfor entry in os.scandir(sys.argv[1]):\n    raw = open(entry.path, 'rb').read()\n"
        "    body = zlib.decompress(raw, 31) if raw[:2] == b'\\x1f\\x8b' else raw\n    hashlib.sha256(body).digest()\n"
        "    n += len(body)\nprint(n)\n")
    routes = [word for n in range(HOSTS) for word in ("--connect-to", f"h{n}.example:80:127.0.0.1:{site.port}")]

    def fetch():
        shutil.rmtree(bodies, ignore_errors=True)
        bodies.mkdir()
        got = measure.run(
            ["curl", "-s", "--parallel", "--parallel-max", "32", "-H", "Accept-Encoding: gzip", *routes, "-K", root / "curl.conf"])
        checked = measure.run([sys.executable, root / "inflate.py", bodies], stdout=root / "inflated")
        assert abs(int((root / "inflated").read_text()) / 1e6 - site.megabytes) < 1e-6, "curl got other bytes"
        return measure.Cost(got.wall + checked.wall, got.cpu + checked.cpu, max(got.rss, checked.rss))

    return fetch


def scrapy(site):
    program = os.environ.get("IBID_SCRAPY") or shutil.which("scrapy")
    if not program:
        return None
    root = site.root
    (root / "spider.py").write_text(SPIDER.format(root=root))
    # Scrapy knows no --connect-to: hosts are 127.0.0.1 to 127.0.0.20, all answered by the one server through its proxy setting.
    (root / "scrapy-urls").write_text("".join(f"http://{host}/{path}\n" for host, path in site.paths))
    environment = {**os.environ, "http_proxy": f"http://127.0.0.1:{site.port}"}

    def fetch():
        shutil.rmtree(root / "scrapy-cache", ignore_errors=True)
        cost = measure.run([program, "runspider", root / "spider.py"], cwd=root, env=environment)
        count = int((root / "scrapy-count").read_text())
        assert count >= len(site.paths), f"scrapy got {count}"
        return cost

    return fetch


READERS = {
    "warcio": """
import hashlib, sys, zlib
from warcio.archiveiterator import ArchiveIterator
n = 0
for path in sys.argv[1:]:
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, check_digests=True):
            body = record.content_stream().read()
            if record.rec_type == "response":
                hashlib.sha256(body).digest()
                n += len(body)
            assert record.digest_checker.passed is not False
print(n)
""",
    "fastwarc": """
import hashlib, sys, zlib
from fastwarc.warc import ArchiveIterator, WarcRecordType
n = 0
for path in sys.argv[1:]:
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, verify_digests=False, parse_http=False):
            assert record.verify_block_digest()
            if record.record_type == WarcRecordType.response:
                record.parse_http()
                body = record.reader.read()
                if record.http_headers.get("Content-Encoding") == "gzip":
                    body = zlib.decompress(body, 31)
                hashlib.sha256(body).digest()
                n += len(body)
print(n)
""",
}


def readers(site):
    project = site.root / "project"
    actions = {"ibid": lambda: measure.run([IBID, "cache", "verify", "--project", project])}
    for name, text in READERS.items():
        try:
            __import__(name)
        except ImportError:
            print(f"{name}: not installed")
            continue
        script = site.root / f"{name}-read.py"
        script.write_text(text)
        files = sorted((project / "Cache" / "warc").glob("*.warc.gz"))
        actions[name] = lambda script=script, files=files: read(script, files, site)
    return actions


def read(script, files, site):
    cost = measure.run([sys.executable, script, *files], stdout=site.root / "read")
    assert abs(int((site.root / "read").read_text()) / 1e6 - site.megabytes) < 0.1, f"{script} read other bytes"
    return cost


def row(name, cost, site):
    per = cost.cpu / len(site.paths) * 1000
    print(
        f"{name:30} {per:8.3f} CPU s per 1,000 pages {cost.cpu / site.megabytes:8.4f} per MB {cost.wall:7.2f} s wall "
        f"{cost.rss:6.0f} MB", flush=True)


def main():
    if not PAGES.is_dir():
        print("web: skipped, there is no ../shared")
        return
    with tempfile.TemporaryDirectory() as folder:
        # nginx reads as another user.
        os.chmod(folder, 0o755)
        site = Site(pathlib.Path(folder))
        try:
            print(f"fetching {len(site.paths)} pages, {site.megabytes:.1f} MB unpacked")
            fetchers = {"ibid": ibid(site), "curl + inflate + SHA-256": curl(site)}
            if spider := scrapy(site):
                fetchers["Scrapy httpcache"] = spider
            else:
                print("Scrapy: not installed")
            costs = measure.paired(fetchers, TIMES)
            for name, cost in costs.items():
                row(name, cost, site)
            for name, cost in costs.items():
                if name != "ibid":
                    print(f"ibid / {name}: {costs['ibid'].cpu / cost.cpu:.2f} of the CPU")
            fetchers["ibid"]()
            print("reading back, every body unfolded and every digest checked")
            for name, cost in measure.paired(readers(site), TIMES).items():
                print(
                    f"{name:30} {site.megabytes / cost.cpu:8.0f} MB/s of CPU {site.megabytes / cost.wall:8.0f} MB/s wall "
                    f"{cost.rss:6.0f} MB", flush=True)
        finally:
            site.stop()


if __name__ == "__main__":
    main()
