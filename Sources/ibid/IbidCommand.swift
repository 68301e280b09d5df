import Arguments
import Pipeline

/// Every verb and option, declared once: the parser, `--help`, completions and the manual read it.
enum IbidCommand {
    static let command = Command(
        "ibid", summary: "ibid \(Version.current): from footnotes to facts.",
        options: [
            Option("help", short: "h", help: "show help and end"),
            Option("version", help: "show the version and end"),
            Option("project", value: "DIR", help: "the folder that holds Pipelines, Cache and config"),
        ],
        verbs: [
            run, cite, fetch, parse, normalize, verify, robots, cache, rule, explain, status, schedule, validate,
            completions,
        ],
        details: """
            Exit codes: 0 clean · 1 a claim is disputed or absent · 2 usage or settings · 3 partial: a source could not be
            read, or a line was not valid input · 4 withheld: nothing was published · 5 busy: already running ·
            130, 143 interrupted. When several apply, the first of 130, 143, 5, 2, 4, 3, 1.

            Without --project, the project is the nearest folder at or above this one that has a Pipelines folder.
            """)

    static let run = Verb(
        "run", summary: "Run a pipeline: cite, fetch, parse, normalize, verify, load", operands: "[NAME]", count: 0...1,
        options: [
            Option("offline", help: "read sources from the cache alone"),
            Option("rehearse", help: "read the pipeline's own stand-in pages; never touches the cache"),
            Option("due", help: "only what is due by its schedule; without NAME, every pipeline"),
            Option("dry-run", help: "say what would be asked for, and ask nothing"),
            Option("wait", help: "wait for another run to end instead of ending with 5"),
            Option("quiet", short: "q", help: "no progress and no summary; errors only"),
            Option("log", value: "FORMAT", help: "progress as 'text' or 'json' lines"),
        ],
        details: """
            Publishes to the pipeline's output folder, whole or not at all: output/latest points at the run. Progress goes to
            standard error, the summary to standard output.
            """)

    static let cite = Verb(
        "cite", summary: "Find a document's citations, one a line", operands: "FILE", count: 1...1,
        details: """
            FILE is plain text or Markdown; '-' is standard input. What is doubtful in the document is noted on standard
            error.
            """)

    static let fetch = Verb(
        "fetch", summary: "Filter: {\"id\",\"url\",\"accessed\"?} to what came of asking for it", operands: "[URL…]",
        count: 0...1000,
        options: [
            Option("offline", help: "answer from the cache alone"),
            Option("pipeline", value: "NAME", help: "ask as this pipeline's fetch settings say"),
            Option("dry-run", help: "say what would be asked for and why not, and ask nothing"),
            Option("wait", help: "wait for another writer of the cache to end instead of ending with 5"),
        ],
        details: """
            Pages are kept in the project's Cache. Addresses may also stand on the command line. Where a source is gone and an
            archive has a copy, the answer is the copy's record, near to the day "accessed", with the source's own as "live".
            """)

    static let parse = Verb(
        "parse", summary: "Filter: a page or a PDF to its text, title, authors and dates",
        details: """
            A line is {"id","url"?,"path"|"html"|"body_base64","content_type"?}, where a path may end in .gz, or a Capture
            record of the project's cache.
            """)

    static let normalize = Verb(
        "normalize", summary: "Filter: {\"id\",\"text\",\"lang\"?,\"reference_time\"?} to its facts",
        options: [Option("mentions", help: "also every quantity, date and name, whether or not a fact came of it")])

    static let verify = Verb(
        "verify", summary: "Filter: a claim and its source to a ruling",
        options: [
            Option(
                "embeddings", value: "URL", help: "ask a local sentence model where claim and source differ in language"
            )
        ],
        details: """
            A line is {"id","claim","context"?,"source_text"|"source_sentences","claim_lang"?,"source_lang"?}. URL is that of an
            OpenAI-compatible service, e.g. http://127.0.0.1:8000/v1.
            """)

    static let robots = Verb(
        "robots", summary: "Filter: a robots.txt and an address to whether it may be asked for",
        details: """
            A line is {"id","robots_base64","user_agent","url"}; the answer {"id","allowed","crawl_delay","rule"}, by RFC 9309.
            """)

    static let cache = Verb(
        "cache", summary: "Look into the cache, check it, add to it", operands: "ACTION [URL] [FILE]", count: 1...3,
        options: [
            Option("at", value: "DATE", help: "with 'show': the capture nearest to this day or moment"),
            Option("date", value: "DAY", help: "with 'add': when the copy was made, e.g. 2025-08-08"),
            Option("cdxj", help: "with 'export': the form of the index; there is no other"),
            Option("older-than", value: "AGE", help: "with 'prune': captures older than, e.g., 52w"),
            Option("keep", value: "N", help: "with 'prune': captures of an address beyond its newest N"),
            Option(
                "to-size", value: "SIZE", help: "with 'prune': the oldest, until the files hold at most, e.g., 20GB"),
            Option("cited-too", help: "with 'prune': also the last readable copy of what a pipeline cites"),
            Option("apply", help: "with 'prune': do it; without, it only says what would go"),
        ],
        details: """
            list [URL]     captures as JSON lines
            show URL       the payload of the newest capture that can be read, or of the one nearest to --at
            verify         read every record, check every digest
            reindex        make the index anew from the WARC files
            import FILE    take in anyone's WARC or ARC file
            export         the index as CDXJ, which pywb serves
            add URL FILE   keep your own copy of a page that is walled or dead, marked as such
            prune          say which captures would go by age, number or size; with --apply, take them out
            """)

    static let rule = Verb(
        "rule", summary: "Keep a person's ruling on a claim, which stands until the evidence changes",
        operands: "NAME VERDICT RULING", count: 3...3,
        options: [
            Option("by", value: "PERSON", help: "who rules"),
            Option("why", value: "TEXT", help: "one sentence for readers"),
        ],
        details: """
            VERDICT is an id of the last run's verdicts.jsonl, or the beginning of one; RULING is supported, partly, disputed,
            absent, unread or unchecked. The ruling is added to the pipeline's rulings.yaml and published by the next run.
            """)

    static let explain = Verb(
        "explain", summary: "Say why a fact is what it is: its sentence, and the rule and words of each field",
        operands: "[NAME FACT]", count: 0...2,
        options: [
            Option("text", value: "TEXT", help: "explain every fact of this text instead"),
            Option("lang", value: "LANG", help: "with --text: its language, en or ru"),
            Option(
                "reference", value: "DAY", help: "with --text: the day that 'yesterday' counts from, e.g. 2025-08-08"),
        ],
        details: """
            FACT is an id of the last run's facts.jsonl, or the beginning of one. The fact is read again from its text, with the
            entries of the lexicons that were met.
            """)

    static let status = Verb(
        "status", summary: "Show the last run, the next run and the result of every pipeline", operands: "[NAME]",
        count: 0...1)

    static let schedule = Verb(
        "schedule", summary: "Print the crontab line that runs what is due; install nothing",
        options: [Option("systemd", help: "print a systemd service and timer instead")])

    static let validate = Verb("validate", summary: "Check a pipeline's settings", operands: "NAME", count: 1...1)

    static let completions = Verb(
        "completions", summary: "Print completions for bash, zsh or fish", operands: "SHELL", count: 1...1)
}
