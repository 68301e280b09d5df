import Records

/// The index over the WARC files: what lies where. It holds nothing that the files do not.
final class CaptureIndex {
    private let database: Database
    private let path: String
    private var statements: [String: Statement] = [:]
    /// Raised whenever the tables change; an index of another version is made anew.
    static let version = 2

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
            CREATE INDEX by_key ON records (surt, time, id);
            CREATE INDEX by_payload ON records (payload);
            CREATE INDEX by_place ON records (file, offset);
            PRAGMA user_version = \(CaptureIndex.version);
            COMMIT;
            """)
    }

    func statement(_ sql: String) throws(SQLError) -> Statement {
        if let known = statements[sql] { return known }
        let made = try database.prepare(sql)
        statements[sql] = made
        return made
    }

    func run(_ sql: String) throws(SQLError) { try database.run(sql) }

    func guarded<Value>(_ work: () throws(SQLError) -> Value) throws(ArchiveError) -> Value {
        do throws(SQLError) {
            return try work()
        } catch {
            throw error.isFull ? .full(path: path, bytes: nil) : .index(path: path, reason: error.message)
        }
    }

    /// Reads a little of every table and of every order in which it is looked up.
    /// - Throws: `.index` where the file is damaged there.
    func check() throws(ArchiveError) {
        try guarded { () throws(SQLError) in
            for sql in [
                "SELECT count(*) FROM files", "SELECT * FROM records LIMIT 1", "SELECT max(url) FROM records",
                "SELECT max(target) FROM records", "SELECT max(surt) FROM records", "SELECT max(payload) FROM records",
                "SELECT max(file) FROM records",
            ] {
                let rows = try database.prepare(sql)
                rows.bind([])
                while try rows.step() {}
            }
        }
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

    /// Gives every revisit that another tool wrote what is known of the response it refers to, whichever file that lies in.
    func resolveRevisits() throws(ArchiveError) {
        try guarded { () throws(SQLError) in
            try database.run(
                """
                UPDATE records SET (media, charset, digest, bytes) =
                  (SELECT coalesce(records.media, o.media), coalesce(records.charset, o.charset), o.digest, o.bytes
                   FROM records o WHERE o.payload = records.payload AND o.type = 'response' AND o.digest IS NOT NULL
                   ORDER BY o.time, o.id LIMIT 1)
                WHERE type = 'revisit' AND flags = 'imported' AND digest IS NULL AND payload IN
                  (SELECT payload FROM records WHERE type = 'response' AND digest IS NOT NULL)
                """)
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
}
