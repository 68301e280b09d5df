#!/usr/bin/env python3
"""Reads a dead page from an archive that is not ours: pywb, serving a WARC file that warcio wrote. Run by eval.py.

Says "skipped" without pywb (pip install pywb, in an environment whose python3 runs this). The page was archived four times: whole,
as a redirect, as an error page that calls itself a success, and whole again a year later.
"""
import http.server
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

DEAD = "http://dead.example/story"
GOOD = "<html><head><title>Coal</title></head><body><p>The town mined 412 thousand tonnes of coal.</p></body></html>"
YOUNG = GOOD.replace("412", "500")
ERROR = "<html><head><title>404 Not Found</title></head><body><p>Page not found.</p></body></html>"
COPIES = [
    ("2020-01-06T12:00:00Z", "200 OK", [], GOOD),
    ("2020-03-01T12:00:00Z", "302 Found", [("Location", DEAD + "/moved")], ""),
    ("2020-05-01T12:00:00Z", "200 OK", [], ERROR),
    ("2021-01-06T12:00:00Z", "200 OK", [], YOUNG),
]
# The day of reading, and the copy that should be read: of the same day or before, and one with the story in it.
QUESTIONS = [("2020-01-06", "412"), ("2020-02-01", "412"), ("2020-05-02", "412"), ("2020-12-01", "412"), ("2021-06-01", "500")]


def write_warc(path):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with open(path, "wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for date, status, extra, body in COPIES:
            headers = [("Content-Type", "text/html"), ("Content-Length", str(len(body)))] + extra
            writer.write_record(
                writer.create_warc_record(
                    DEAD, "response", payload=io.BytesIO(body.encode()), warc_headers_dict={"WARC-Date": date},
                    http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1")))


class Gone(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_error(404)

    def log_message(self, *_):
        pass


def figures(shared, ibid):
    wayback = shutil.which("wayback") or str(pathlib.Path(sys.executable).parent / "wayback")
    if not pathlib.Path(wayback).exists():
        print("memento: skipped, pywb is not installed")
        return {}
    origin = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gone)
    threading.Thread(target=origin.serve_forever, daemon=True).start()
    port = origin.server_port + 1 if origin.server_port < 65000 else origin.server_port - 1
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        write_warc(root / "copies.warc.gz")
        manager = str(pathlib.Path(wayback).parent / "wb-manager")
        for command in (["init", "web"], ["add", "web", "copies.warc.gz"]):
            subprocess.run([manager] + command, cwd=root, check=True, capture_output=True)
        (root / "config.yaml").write_text("enable_memento: true\n")
        archive = subprocess.Popen(
            [wayback, "--port", str(port), "--bind", "127.0.0.1"], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            return {"fetch.memento.pywb": read(root, ibid, port, origin.server_port)}
        finally:
            archive.terminate()
            archive.wait()


def read(root, ibid, port, origin):
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1).read()
            break
        except OSError:
            time.sleep(0.2)
    pipeline = root / "Pipelines" / "dead"
    pipeline.mkdir(parents=True)
    (root / "config").symlink_to(pathlib.Path(__file__).resolve().parents[2] / "config")
    (pipeline / "pipeline.yaml").write_text(
        f"""document: none.md
fetch:
  contact: https://example.org/ibid
  gap: 10ms
  allow_private: true
  ports: [80, {port}]
  connect_to: ["dead.example:80:127.0.0.1:{origin}"]
  time_gates: ["http://127.0.0.1:{port}/web/"]
""")
    right = 0
    for day, word in QUESTIONS:
        line = json.dumps({"id": day, "url": DEAD, "accessed": day})
        answer = subprocess.run([ibid, "fetch", "--pipeline", "dead"], input=line.encode(), cwd=root, capture_output=True, check=True)
        capture = json.loads(answer.stdout)
        text = subprocess.run([ibid, "cache", "show", capture["url"]], cwd=root, capture_output=True, check=False).stdout.decode()
        sound = capture["outcome"] == "ok" and "memento" in capture["flags"] and word in text and "wombat" not in text
        if not sound:
            print(f"memento {day}: {capture['outcome']} {capture['url']} {capture['flags']} {capture.get('detail')}")
        right += sound
    return right / len(QUESTIONS)


if __name__ == "__main__":
    print(figures(None, sys.argv[1]))
