import Records

extension CaptureIndex {
    static let columns = """
        SELECT r.url, r.final, r.chain, r.outcome, r.status, r.media, r.charset, r.digest, r.bytes, r.time, f.name,
          r.offset, r.length, r.flags, r.detail, r.surt, r.id FROM records r JOIN files f ON f.id = r.file
        """

    /// The captures of an address, newest first: asked for under it, or answered from it.
    func captures(of url: String, limit: Int) throws(ArchiveError) -> [Capture] {
        let asked = try captures(
            CaptureIndex.columns + " WHERE r.url = ? ORDER BY r.time DESC, r.id DESC LIMIT ?", url, limit)
        guard asked.isEmpty else { return asked }
        let answered = try captures(
            CaptureIndex.columns
                + " WHERE r.target = ? AND r.outcome IS NOT NULL ORDER BY r.time DESC, r.id DESC LIMIT ?", url, limit)
        return answered.isEmpty ? try imported(url, limit) : answered
    }

    /// Other tools write addresses in their own way: theirs are found by the key that replay tools go by.
    private func imported(_ url: String, _ limit: Int) throws(ArchiveError) -> [Capture] {
        try captures(
            CaptureIndex.columns + " WHERE r.surt = ? AND r.outcome IS NOT NULL AND r.flags = 'imported'"
                + " ORDER BY r.time DESC, r.id DESC LIMIT ?", SURT.key(url), limit)
    }

    /// The newest capture of an address that can be read, i.e. `ok`.
    func lastRead(_ url: String) throws(ArchiveError) -> Capture? {
        let asked = try captures(
            CaptureIndex.columns + " WHERE r.url = ? AND r.outcome = 'ok' ORDER BY r.time DESC, r.id DESC LIMIT ?", url,
            1)
        guard asked.isEmpty else { return asked.first }
        return try imported(url, 1000).first { $0.outcome == .ok }
    }

    /// The newest copy of an address that a person handed in.
    func lastSupplied(_ url: String) throws(ArchiveError) -> Capture? {
        try captures(
            CaptureIndex.columns + " WHERE r.url = ? AND r.flags = 'supplied' ORDER BY r.time DESC, r.id DESC LIMIT ?",
            url, 1
        ).first
    }

    /// Captures by address and time, after another.
    func page(after cursor: Archive.Cursor?, limit: Int) throws(ArchiveError) -> Archive.Page {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                CaptureIndex.columns
                    + " WHERE r.outcome IS NOT NULL AND (r.surt, r.time, r.id) > (?, ?, ?) "
                    + "ORDER BY r.surt, r.time, r.id LIMIT ?")
            rows.bind([
                .text(cursor?.surt ?? ""), .integer(cursor?.time ?? 0), .integer(cursor?.id ?? 0), .integer(limit),
            ])
            var page = Archive.Page()
            while try rows.step() {
                page.captures.append(capture(rows))
                page.last = Archive.Cursor(
                    surt: rows.text(15) ?? "", time: rows.integer(9) ?? 0, id: rows.integer(16) ?? 0)
            }
            return page
        }
    }

    /// The capture whose record begins at an offset.
    func capture(in file: String, at offset: Int) throws(ArchiveError) -> Capture? {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                CaptureIndex.columns
                    + " WHERE r.file = (SELECT id FROM files WHERE name = ?) AND r.offset = ? AND r.outcome IS NOT NULL"
            )
            rows.bind([.text(file), .integer(offset)])
            return try rows.step() ? capture(rows) : nil
        }
    }

    func captureCount(in file: String) throws(ArchiveError) -> Int {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                "SELECT count(*) FROM records WHERE file = (SELECT id FROM files WHERE name = ?) AND outcome IS NOT NULL"
            )
            rows.bind([.text(file)])
            return try rows.step() ? rows.integer(0) ?? 0 : 0
        }
    }

    private func captures(_ sql: String, _ key: String, _ limit: Int) throws(ArchiveError) -> [Capture] {
        try guarded { () throws(SQLError) in
            let rows = try statement(sql)
            rows.bind([.text(key), .integer(limit)])
            var found: [Capture] = []
            while try rows.step() { found.append(capture(rows)) }
            return found
        }
    }

    func capture(_ row: Statement) -> Capture {
        let chain = (row.text(2) ?? "").split(separator: "\n").map { line -> Capture.Hop in
            let parts = line.split(separator: " ", maxSplits: 1)
            let status = parts.first.flatMap { Int($0) }
            return Capture.Hop(url: parts.count > 1 ? String(parts[1]) : "", status: status == 0 ? nil : status)
        }
        return Capture(
            url: row.text(0) ?? "", finalURL: row.text(1), chain: chain,
            outcome: row.text(3).flatMap(Outcome.init(rawValue:)) ?? .cacheCorrupt, status: row.integer(4),
            mediaType: row.text(5), charset: row.text(6), digest: row.text(7), bytes: row.integer(8),
            retrieved: WARCDate.text(row.integer(9) ?? 0),
            warc: Capture.Place(file: row.text(10) ?? "", offset: row.integer(11) ?? 0, length: row.integer(12) ?? 0),
            flags: (row.text(13) ?? "").split(separator: " ").map(String.init), detail: row.text(14))
    }

    /// The first whole response with a payload digest: what a revisit refers to.
    func original(payload: String) throws(ArchiveError) -> (earlier: RecordComposer.Earlier, place: Capture.Place)? {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                """
                SELECT r.target, r.time, r.record, f.name, r.offset, r.length FROM records r JOIN files f ON f.id = r.file
                WHERE r.payload = ? AND r.type = 'response' ORDER BY r.time, r.id LIMIT 1
                """)
            rows.bind([.text(payload)])
            guard try rows.step() else { return nil }
            let earlier = RecordComposer.Earlier(
                target: rows.text(0) ?? "", date: WARCDate.text(rows.integer(1) ?? 0), recordID: rows.text(2))
            let place = Capture.Place(
                file: rows.text(3) ?? "", offset: rows.integer(4) ?? 0, length: rows.integer(5) ?? 0)
            return (earlier, place)
        }
    }

    /// The place of the response to `target` at `time`, for a revisit that names no payload digest.
    func response(to target: String, at time: Int) throws(ArchiveError) -> Capture.Place? {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                """
                SELECT f.name, r.offset, r.length FROM records r JOIN files f ON f.id = r.file
                WHERE r.target = ? AND r.time = ? AND r.type IN ('response', 'revisit') ORDER BY r.id LIMIT 1
                """)
            rows.bind([.text(target), .integer(time)])
            guard try rows.step() else { return nil }
            return Capture.Place(file: rows.text(0) ?? "", offset: rows.integer(1) ?? 0, length: rows.integer(2) ?? 0)
        }
    }

    /// Responses and revisits for a replay index, in byte order of key and time.
    func cdxRows(after cursor: Archive.Cursor?, limit: Int) throws(ArchiveError) -> (
        rows: [CDXRow], last: Archive.Cursor?
    ) {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                """
                SELECT r.surt, r.time, r.target, r.type, r.media, r.status, r.payload, f.name, r.offset, r.length, r.id
                FROM records r JOIN files f ON f.id = r.file
                WHERE (r.type = 'response' OR (r.type = 'revisit' AND r.payload IS NOT NULL))
                  AND (r.surt, r.time, r.id) > (?, ?, ?)
                ORDER BY r.surt, r.time, r.id LIMIT ?
                """)
            rows.bind([
                .text(cursor?.surt ?? ""), .integer(cursor?.time ?? 0), .integer(cursor?.id ?? 0), .integer(limit),
            ])
            var found: [CDXRow] = []
            var last: Archive.Cursor?
            while try rows.step() {
                found.append(
                    CDXRow(
                        surt: rows.text(0) ?? "", time: rows.integer(1) ?? 0, url: rows.text(2) ?? "",
                        mediaType: rows.text(3) == "revisit" ? "warc/revisit" : rows.text(4), status: rows.integer(5),
                        digest: rows.text(6),
                        place: Capture.Place(
                            file: rows.text(7) ?? "", offset: rows.integer(8) ?? 0, length: rows.integer(9) ?? 0)))
                last = Archive.Cursor(surt: rows.text(0) ?? "", time: rows.integer(1) ?? 0, id: rows.integer(10) ?? 0)
            }
            return (found, last)
        }
    }

    /// The date of the newest record in a file, 0 where there is none.
    func newest(in file: String) throws(ArchiveError) -> Int {
        try guarded { () throws(SQLError) in
            let rows = try statement("SELECT max(time) FROM records WHERE file = (SELECT id FROM files WHERE name = ?)")
            rows.bind([.text(file)])
            return try rows.step() ? rows.integer(0) ?? 0 : 0
        }
    }
}
