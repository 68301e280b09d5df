#!/bin/bash
# Fuzzes the reader of pages with libFuzzer and AddressSanitizer. usage: fuzz.sh [SECONDS]     (run by `make fuzz`)
# The open pages beside the repository are the seeds; what the fuzzer finds stays in .build/fuzz.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
folder=.build/fuzz
mkdir -p "$folder/seeds" "$folder/found"
if [ -d ../shared/data/extraction/pages ] && [ -z "$(ls -A "$folder/seeds")" ]; then
	for page in ../shared/data/extraction/pages/*.gz; do
		{ printf '\0'; zcat "$page" | head -c 20000; } >"$folder/seeds/$(basename "$page" .html.gz)" || true
	done
fi
IBID_FUZZ=1 swift build --scratch-path "$folder/build" --sanitize fuzzer --sanitize address --product parse-fuzz
# A trap under both can hang in Swift's backtracer.
SWIFT_BACKTRACE=enable=no "$folder/build/debug/parse-fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -max_len=30000 \
	-artifact_prefix="$folder/found/" -print_final_stats=1 "$folder/found" "$folder/seeds"
