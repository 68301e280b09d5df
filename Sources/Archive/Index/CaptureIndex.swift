import Records

/// The index over the WARC files: what lies where. It holds nothing that the files do not.
final class CaptureIndex {
    private let database: Database
    private let path: String
    private var statements: [String: Statement] = [:]
    /// Raised whenever the tables change; an index of another version is made anew.
    static let version = 1

    /// A row: one response, revisit or note.
    struct Row {
        /// Nil for a hop on the way to a capture, and for records that are kept only as evidence.
        var capture: Capture?
        var target: String
        var time: Int
        var type: String
        var status: Int?
        var mediaType: String?
        /// `WARC-Payload-Digest`, over the body as it was sent.
        var payload: String?
        var recordID: String?
        var place: Capture.Place
    }

    init(path: String, readOnly: Bool = false) throws(ArchiveError) {
        self.path = path
        do {
            database = try Database(path: path, readOnly: readOnly)
            if !readOnly { try CaptureIndex.migrate(database) }
            let found = try database.prepare("PRAGMA user_version")
            found.bind([])
            guard try found.step(), found.integer(0) == CaptureIndex.version else {
                throw ArchiveError.index(path: path, reason: "it is of another version")
            }
        } catch let error as SQLError {
            throw .index(path: path, reason: error.message)
        } catch let error as ArchiveError {
            throw error
        } catch {
            throw .index(path: path, reason: "\(error)")
        }
    }

    private static func migrate(_ database: Database) throws(SQLError) {
        // The files are synced before the index names them, and the index can be made anew: no need to sync it too.
        try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;")
        let version = try database.prepare("PRAGMA user_version")
        version.bind([])
        guard try version.step(), version.integer(0) == 0 else { return }
        try database.run(
            """
            BEGIN;
            CREATE TABLE files (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, size INTEGER NOT NULL);
            CREATE TABLE records (
              id INTEGER PRIMARY KEY, url TEXT, target TEXT NOT NULL, surt TEXT NOT NULL, time INTEGER NOT NULL,
              type TEXT NOT NULL, outcome TEXT, status INTEGER, media TEXT, charset TEXT, digest TEXT, bytes INTEGER,
              final TEXT, chain TEXT, flags TEXT, detail TEXT, payload TEXT, record TEXT,
              file INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL);
            CREATE INDEX by_url ON records (url, time);
            CREATE INDEX by_target ON records (target, time);
            CREATE INDEX by_payload ON records (payload);
            CREATE INDEX by_place ON records (file, offset);
            PRAGMA user_version = \(CaptureIndex.version);
            COMMIT;
            """)
    }

    private func statement(_ sql: String) throws(SQLError) -> Statement {
        if let known = statements[sql] { return known }
        let made = try database.prepare(sql)
        statements[sql] = made
        return made
    }

    private func guarded<Value>(_ work: () throws(SQLError) -> Value) throws(ArchiveError) -> Value {
        do throws(SQLError) { return try work() } catch { throw .index(path: path, reason: error.message) }
    }

    // MARK: Files

    func files() throws(ArchiveError) -> [String: Int] {
        try guarded { () throws(SQLError) in
            let rows = try statement("SELECT name, size FROM files")
            rows.bind([])
            var sizes: [String: Int] = [:]
            while try rows.step() { sizes[rows.text(0) ?? ""] = rows.integer(1) }
            return sizes
        }
    }

    func forget(file: String) throws(ArchiveError) {
        try guarded { () throws(SQLError) in
            try statement("DELETE FROM records WHERE file = (SELECT id FROM files WHERE name = ?)").run([.text(file)])
            try statement("DELETE FROM files WHERE name = ?").run([.text(file)])
        }
    }

    // MARK: Writing

    /// Adds rows, and how far each file has been read, in one transaction.
    func add(_ rows: [Row], sizes: [String: Int]) throws(ArchiveError) {
        try guarded { () throws(SQLError) in
            try database.run("BEGIN")
            do throws(SQLError) {
                for (name, size) in sizes {
                    try statement(
                        "INSERT INTO files (name, size) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET size = excluded.size"
                    )
                    .run([.text(name), .integer(size)])
                }
                for row in rows { try insert(row) }
                try database.run("COMMIT")
            } catch {
                try? database.run("ROLLBACK")
                throw error
            }
        }
    }

    private func insert(_ row: Row) throws(SQLError) {
        let capture = row.capture
        let chain = capture?.chain.map { "\($0.status ?? 0) \($0.url)" }.joined(separator: "\n")
        try statement(
            """
            INSERT INTO records (url, target, surt, time, type, outcome, status, media, charset, digest, bytes, final,
              chain, flags, detail, payload, record, file, offset, length)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?, (SELECT id FROM files WHERE name = ?), ?, ?)
            """
        ).run([
            .optional(capture?.url), .text(row.target), .text(SURT.key(row.target)), .integer(row.time),
            .text(row.type),
            .optional(capture?.outcome.rawValue), .optional(row.status), .optional(row.mediaType),
            .optional(capture?.charset), .optional(capture?.digest), .optional(capture?.bytes),
            .optional(capture?.finalURL), .optional(chain == "" ? nil : chain),
            .optional(capture.map { $0.flags.joined(separator: " ") }), .optional(capture?.detail),
            .optional(row.payload), .optional(row.recordID), .text(row.place.file), .integer(row.place.offset),
            .integer(row.place.length),
        ])
    }

    // MARK: Look-up

    private static let columns = """
        SELECT r.url, r.final, r.chain, r.outcome, r.status, r.media, r.charset, r.digest, r.bytes, r.time, f.name,
          r.offset, r.length, r.flags, r.detail FROM records r JOIN files f ON f.id = r.file
        """

    /// The captures of an address, newest first: asked for under it, or answered from it.
    func captures(of url: String, limit: Int) throws(ArchiveError) -> [Capture] {
        let asked = try captures(
            CaptureIndex.columns + " WHERE r.url = ? ORDER BY r.time DESC, r.id DESC LIMIT ?", url, limit)
        guard asked.isEmpty else { return asked }
        return try captures(
            CaptureIndex.columns
                + " WHERE r.target = ? AND r.outcome IS NOT NULL ORDER BY r.time DESC, r.id DESC LIMIT ?", url, limit)
    }

    /// The newest capture of an address that can be read, i.e. `ok`.
    func lastRead(_ url: String) throws(ArchiveError) -> Capture? {
        try captures(
            CaptureIndex.columns + " WHERE r.url = ? AND r.outcome = 'ok' ORDER BY r.time DESC, r.id DESC LIMIT ?", url,
            1
        ).first
    }

    /// The newest copy of an address that a person handed in.
    func lastSupplied(_ url: String) throws(ArchiveError) -> Capture? {
        try captures(
            CaptureIndex.columns + " WHERE r.url = ? AND r.flags = 'supplied' ORDER BY r.time DESC, r.id DESC LIMIT ?",
            url, 1
        ).first
    }

    /// A page of all captures, by address and time.
    func page(from start: Int, limit: Int) throws(ArchiveError) -> [Capture] {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                CaptureIndex.columns + " WHERE r.outcome IS NOT NULL ORDER BY r.surt, r.time, r.id LIMIT ? OFFSET ?")
            rows.bind([.integer(limit), .integer(start)])
            var found: [Capture] = []
            while try rows.step() { found.append(capture(rows)) }
            return found
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

    private func capture(_ row: Statement) -> Capture {
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
}

extension CaptureIndex {
    /// Responses and revisits for a replay index, in byte order of key and time.
    func cdxRows(from start: Int, limit: Int) throws(ArchiveError) -> [CDXRow] {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                """
                SELECT r.surt, r.time, r.target, r.type, r.media, r.status, r.payload, f.name, r.offset, r.length
                FROM records r JOIN files f ON f.id = r.file
                WHERE r.type = 'response' OR (r.type = 'revisit' AND r.payload IS NOT NULL)
                ORDER BY r.surt, r.time, r.id LIMIT ? OFFSET ?
                """)
            rows.bind([.integer(limit), .integer(start)])
            var found: [CDXRow] = []
            while try rows.step() {
                found.append(
                    CDXRow(
                        surt: rows.text(0) ?? "", time: rows.integer(1) ?? 0, url: rows.text(2) ?? "",
                        mediaType: rows.text(3) == "revisit" ? "warc/revisit" : rows.text(4), status: rows.integer(5),
                        digest: rows.text(6),
                        place: Capture.Place(
                            file: rows.text(7) ?? "", offset: rows.integer(8) ?? 0, length: rows.integer(9) ?? 0)))
            }
            return found
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
