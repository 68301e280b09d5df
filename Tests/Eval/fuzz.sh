#!/bin/bash
# Fuzzes the readers of pages and of facts with libFuzzer and AddressSanitizer. usage: fuzz.sh [SECONDS each] (run by `make fuzz`)
# The open data beside the repository are the seeds; what a fuzzer learns and finds (a failing input) stays in .build/fuzz.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
build=.build/fuzz/build
shared=../shared/data

seed_parse() {
	for page in "$shared"/extraction/pages/*.gz; do
		{ printf '\0'; zcat "$page" | head -c 20000; } >"$1/$(basename "$page" .html.gz)" || true
	done
	# What the open pages are not; the first byte chooses the media type.
	printf '\3<rss><channel><title>a</title><item><title>b</title><link>https://a.example/</link></item></channel></rss>' >"$1/rss"
	printf '\3<urlset><url><loc>https://a.example/</loc><lastmod>2025-01-02</lastmod></url></urlset>' >"$1/sitemap"
	printf '\5{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"https://a.example/","title":"b"}]}' >"$1/json"
	printf '\2A line of plain text that was broken at the margin\r\nof its page.\r\n\r\nAnother.' >"$1/text"
}

seed_normalize() {
	python3 - "$1" "$shared"/facts/*.jsonl <<-'EOF'
		import json, pathlib, sys
		for path in sys.argv[2:]:
		    for number, line in enumerate(open(path, encoding="utf-8")):
		        case = json.loads(line)
		        first = b"\1" if case["lang"] == "ru" else b"\0"
		        name = f"{pathlib.Path(path).stem}-{number}"
		        pathlib.Path(sys.argv[1], name).write_bytes(first + case["text"].encode())
	EOF
}

for stage in parse normalize; do
	folder=.build/fuzz/$stage
	mkdir -p "$folder/seeds" "$folder/corpus" "$folder/found"
	if [ -d "$shared" ] && [ -z "$(ls -A "$folder/seeds")" ]; then "seed_$stage" "$folder/seeds"; fi
	# Of two `--sanitize` the compiler heeds the last alone, and a fuzzer without counters is blind: both are named once more.
	IBID_FUZZ=1 swift build --scratch-path "$build" --sanitize fuzzer --sanitize address -Xswiftc -sanitize=fuzzer,address \
		--product "$stage-fuzz" | { grep -v "Cannot export local symbol" || true; }
	# A trap under both can hang in Swift's backtracer.
	SWIFT_BACKTRACE=enable=no "$build/debug/$stage-fuzz" -seed=1 -max_total_time="$seconds" -timeout=30 -rss_limit_mb=4096 -max_len=30000 \
		-artifact_prefix="$folder/found/" -print_final_stats=1 "$folder/corpus" "$folder/seeds"
done
