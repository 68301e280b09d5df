import Records

extension Document: Row {
    public static var table: Table { .documents }
    public var sortKey: String { key(source, id) }

    static var fields: [Field] {
        [
            Field("id", .text, "`doc-` and a hash of format and text"),
            Field("source", .text, "where it was read from, relative to its pipeline; `-` for standard input"),
            Field("format", .choice(Format.self), "how its notes were looked for"),
            Field("title", .text, optional: true, "its first heading"),
            Field("lang", .text, optional: true, "BCP 47 language"),
            Field("text", .text, "the text that all offsets count in"),
        ]
    }
}

extension Citation: Row {
    public static var table: Table { .citations }
    public var sortKey: String { key(document, start, id) }

    static var fields: [Field] {
        [
            Field("id", .text, "`cit-` and a hash of document, label, place and wording"),
            Field("document", .text, "id of the document that cites"),
            Field("label", .text, "the note's label, bare: `7`"),
            Field("raw", .text, "the note as written"),
            Field("start", .integer, "first code point of the note"),
            Field("end", .integer, "code point after its last"),
            Field("authors", .list(.text), "people named as authors, in order"),
            Field("title", .text, optional: true, "title of the work"),
            Field("container", .text, optional: true, "outlet, journal, site or book"),
            Field("url", .text, optional: true, "address to ask for, repaired"),
            Field("urlAsWritten", .text, optional: true, "address as the note has it, where a repair changed it"),
            Field(
                "repairs",
                .list(
                    .object([
                        Field("rule", .text, "name of the rule, e.g. `stray_prefix`"),
                        Field("before", .text, "address before"),
                        Field("after", .text, "address after"),
                    ])), "what was done to the address, in order"),
            Field("accessed", .text, optional: true, "ISO 8601 date on which the author read the source"),
            Field("published", .text, optional: true, "ISO 8601 date of publication, as far as the note says"),
            Field("lang", .text, optional: true, "BCP 47 language of the work"),
            Field(
                "markers",
                .list(
                    .object([
                        Field("start", .integer, "first code point of the marker"),
                        Field("end", .integer, "code point after its last"),
                        Field("sentence", .quote, "the sentence it stands in or closes"),
                        Field("claims", .list(.quote), "the stretches of text that lean on the note"),
                    ])), "places in the text that point to the note"),
        ]
    }
}

extension Capture: Row {
    public static var table: Table { .captures }
    public var sortKey: String { key(url, retrieved, id) }

    static var fields: [Field] {
        [
            Field("id", .text, "`cap-` and a hash of address, time and payload digest (or outcome)"),
            Field("url", .text, "address asked for"),
            Field("finalURL", .text, optional: true, "address that answered, after redirects"),
            Field(
                "chain",
                .list(
                    .object([
                        Field("url", .text, "address of the hop"),
                        Field("status", .integer, optional: true, "its HTTP status"),
                    ])), "every hop, the first included"),
            Field("outcome", .choice(Outcome.self), "why it could or could not be read"),
            Field("status", .integer, optional: true, "HTTP status of the last answer"),
            Field("mediaType", .text, optional: true, "media type of the payload"),
            Field("charset", .text, optional: true, "charset parameter of its Content-Type"),
            Field("digest", .text, optional: true, "`sha256:` and the payload's digest after content decoding"),
            Field("bytes", .integer, optional: true, "payload size after content decoding"),
            Field("retrieved", .date, "when the answer came, UTC"),
            Field(
                "warc",
                .object([
                    Field("file", .text, "WARC file in the cache"),
                    Field("offset", .integer, "first byte of the record's gzip member"),
                    Field("length", .integer, "bytes of the member"),
                ]), optional: true, "where the exact bytes lie"),
            Field("flags", .list(.text), "what was noticed about the answer"),
            Field("detail", .text, optional: true, "one sentence for people"),
        ]
    }
}

extension Article: Row {
    public static var table: Table { .articles }
    public var sortKey: String { key(url ?? "", id) }

    static var fields: [Field] {
        [
            Field("id", .text, "`art-` and a hash of address, payload digest and reader"),
            Field("capture", .text, optional: true, "id of the capture it was read from"),
            Field("url", .text, optional: true, "address it was asked for under"),
            Field("title", .text, optional: true, "its title"),
            Field("authors", .list(.text), "people who signed it"),
            Field("site", .text, optional: true, "name of the outlet"),
            Field("published", .text, optional: true, "ISO 8601 date or date and time"),
            Field("modified", .text, optional: true, "ISO 8601 date or date and time"),
            Field("lang", .text, optional: true, "BCP 47 language"),
            Field("text", .text, "its main text, a paragraph a line"),
            Field(
                "origins",
                .list(
                    .object([
                        Field("start", .integer, "first code point of `text`"),
                        Field("end", .integer, "code point after the last"),
                        Field("source", .byteSpan, optional: true, "bytes of the payload it was read from"),
                        Field("page", .integer, optional: true, "page of a paged document, from 1"),
                    ])), "where each stretch of the text was read from"),
            Field("flags", .list(.text), "what was noticed about the page"),
            Field("reader", .text, "name and version of the reader"),
        ]
    }
}

extension Fact: Row {
    public static var table: Table { .facts }
    public var sortKey: String { key(evidence.doc, evidence.start, evidence.end, id) }

    static var fields: [Field] {
        [
            Field("id", .text, "`fact-` and a hash of its evidence and reading"),
            Field("kind", .choice(Kind.self), "a figure, something that happened, or how two things stand"),
            Field("subject", .text, optional: true, "who or what it is about"),
            Field("property", .text, "what is measured, or the verb"),
            Field("value", .number, optional: true, "with bounds `=` and `~`"),
            Field("min", .number, optional: true, "with bounds `>`, `>=` and `range`"),
            Field("max", .number, optional: true, "with bounds `<`, `<=` and `range`"),
            Field("bound", .choice(Bound.self), optional: true, "how the figure is meant"),
            Field("unit", .text, optional: true, "UCUM, ISO 4217, `%`, `pp`, `bp`, or `1` for counts"),
            Field("unitText", .text, optional: true, "the unit or counted noun as written"),
            Field("of", .text, optional: true, "what the figure is a share or part of"),
            Field("trend", .choice(Trend.self), optional: true, "which way it moved"),
            Field("measure", .choice(Measure.self), optional: true, "a level, or a change of one"),
            Field("status", .choice(Status.self), "how certain the text is"),
            Field("time", .text, optional: true, "EDTF (ISO 8601-2) date or period"),
            Field("place", .text, optional: true, "where"),
            Field(
                "participants",
                .list(
                    .object([
                        Field("name", .text, "one form for all spellings"),
                        Field("type", .text, "person, organisation, country, place, event or other"),
                        Field("id", .text, optional: true, "identifier from the lexicon"),
                        Field("role", .text, optional: true, "office or part played"),
                    ])), "who took part"),
            Field("object", .text, optional: true, "what it was done to or is about"),
            Field("evidence", .passage, "the exact place it was read from"),
            Field("citations", .list(.text), "ids of the citations whose claims hold it"),
            Field("lang", .text, optional: true, "BCP 47 language of the evidence"),
            Field("rule", .text, "the rule that made it"),
        ]
    }
}

extension MeasureRow: Row {
    public static var table: Table { .measures }
    public var sortKey: String { key(measure, period ?? "", source, fact) }

    static var fields: [Field] {
        [
            Field("measure", .text, "name of the series"),
            Field("period", .text, optional: true, "EDTF (ISO 8601-2) date or period"),
            Field("value", .number, optional: true, "with bounds `=` and `~`"),
            Field("min", .number, optional: true, "with bounds `>`, `>=` and `range`"),
            Field("max", .number, optional: true, "with bounds `<`, `<=` and `range`"),
            Field("bound", .choice(Fact.Bound.self), "how the figure is meant"),
            Field("unit", .text, "UCUM, ISO 4217, `%`, or `1` for counts"),
            Field("status", .choice(Fact.Status.self), "how certain the text is"),
            Field("source", .text, "id of the document or article that states it"),
            Field("fact", .text, "id of the fact it was read from"),
            Field("citations", .list(.text), "ids of the citations whose claims hold it"),
            Field("agree", .integer, "sources that state this value for this period"),
            Field("sources", .integer, "sources that state any value for this period"),
        ]
    }
}

extension Verdict: Row {
    public static var table: Table { .verdicts }
    public var sortKey: String { key(claim.doc, claim.start, claim.end, citation, id) }

    static var fields: [Field] {
        [
            Field("id", .text, "`verdict-` and a hash of claim, citation and article"),
            Field("claim", .passage, "the stretch of the document that leans on the citation"),
            Field("citation", .text, "id of the citation"),
            Field("article", .text, optional: true, "id of the article it was checked against"),
            Field("ruling", .choice(Ruling.self), "what the source says about it"),
            Field("score", .number, "0 to 1, higher the more supported"),
            Field("reason", .text, "stable code for why"),
            Field("explanation", .text, "one sentence for people"),
            Field("evidence", .list(.passage), "passages of the article, best first"),
            Field(
                "differences",
                .list(
                    .object([
                        Field("kind", .text, "figure, date, name, word or quotation"),
                        Field("claimed", .text, "as the document has it"),
                        Field("found", .text, optional: true, "as the source has it"),
                        Field("claimedAt", .span, optional: true, "where in the document"),
                        Field("foundAt", .span, optional: true, "where in the article"),
                    ])), "what the two say differently"),
            Field("unsupported", .list(.span), "parts of the claim, in the document, that are not borne out"),
            Field(
                "person",
                .object([
                    Field("name", .text, "who ruled"),
                    Field("date", .text, "ISO 8601 date of the ruling"),
                    Field("insteadOf", .choice(Ruling.self), "what Ibid would have ruled"),
                ]), optional: true, "where a person ruled, in `rulings.yaml`"),
            Field(
                "whenRead",
                .object([
                    Field("article", .text, "id of the article read from the older copy"),
                    Field("retrieved", .date, "when that copy was made, UTC"),
                    Field("ruling", .choice(Ruling.self), "what it says about the claim"),
                    Field("explanation", .text, "one sentence for people"),
                ]), optional: true,
                "where the cache has an older copy with another text, nearer the day the author read the source"),
        ]
    }
}

extension ClaimReview: Row {
    public static var table: Table { .claims }
    public var sortKey: String { key(claim.doc, claim.start, claim.end, id) }

    static var fields: [Field] {
        [
            Field("id", .text, "`claim-` and a hash of its place"),
            Field("claim", .passage, "the stretch of the document that leans on its notes"),
            Field("citations", .list(.text), "ids of the citations it leans on"),
            Field("verdicts", .list(.text), "ids of the verdicts, one for each citation"),
            Field("ruling", .choice(Ruling.self), "what the cited sources say about it together"),
            Field("reason", .text, "stable code for why"),
            Field("unsupported", .list(.span), "parts of the claim, in the document, that no cited source bears out"),
            Field(
                "elsewhere",
                .list(
                    .object([
                        Field("article", .text, "id of the article"),
                        Field("ruling", .choice(Ruling.self), "`supported` or `disputed`"),
                        Field("explanation", .text, "one sentence for people"),
                        Field("evidence", .passage, "the passage of the article that says so"),
                    ])), "sources cited for other claims that give the same figure or date, or another one"),
            Field("origins", .integer, "sources that bear it out, those that share their wording counted once"),
        ]
    }
}

extension Issue: Row {
    public static var table: Table { .issues }
    public var sortKey: String { key(stage, code, place ?? "", record ?? "", message) }

    static var fields: [Field] {
        [
            Field("severity", .choice(Severity.self), "how bad it is"),
            Field("stage", .text, "which stage says so"),
            Field("code", .text, "stable name"),
            Field("message", .text, "one sentence for people"),
            Field("place", .text, optional: true, "`file:line:column`, an address, or a span"),
            Field("record", .text, optional: true, "id of the record it concerns"),
        ]
    }
}
