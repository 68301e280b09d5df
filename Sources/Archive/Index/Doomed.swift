import Records

/// The choice of what is to go, kept in tables of the index that are gone with the connection.
extension CaptureIndex {
    /// Fills `temp.doomed` by a rule.
    /// - Parameters:
    ///   - total: bytes of all WARC files.
    /// - Returns: how many captures the protection saved.
    func doom(_ rule: PruneRule, total: Int) throws(ArchiveError) -> Int {
        try guarded { () throws(SQLError) in
            try run(
                """
                DROP TABLE IF EXISTS temp.doomed; CREATE TEMP TABLE doomed (id INTEGER PRIMARY KEY);
                DROP TABLE IF EXISTS temp.spared; CREATE TEMP TABLE spared (id INTEGER PRIMARY KEY);
                INSERT INTO spared SELECT id FROM records WHERE flags = 'supplied';
                """)
        }
        for url in rule.protected.sorted() {
            for case let place? in [
                try lastRead(url)?.warc, try captures(of: url, limit: 1000).first { $0.outcome.isRead }?.warc,
            ] {
                try execute(
                    """
                    INSERT OR IGNORE INTO spared SELECT id FROM records
                    WHERE file = (SELECT id FROM files WHERE name = ?) AND offset = ?
                    """, [.text(place.file), .integer(place.offset)])
            }
        }
        if let before = rule.before {
            try execute(
                "INSERT INTO doomed SELECT id FROM records WHERE outcome IS NOT NULL AND time < ?", [.integer(before)])
        }
        if let newest = rule.newest {
            try execute(
                """
                INSERT OR IGNORE INTO doomed SELECT id FROM (SELECT id, row_number() OVER
                  (PARTITION BY url ORDER BY time DESC, id DESC) AS place FROM records WHERE outcome IS NOT NULL)
                WHERE place > ?
                """, [.integer(newest)])
        }
        let saved = try count("SELECT count(*) FROM doomed WHERE id IN (SELECT id FROM spared)")
        try execute("DELETE FROM doomed WHERE id IN (SELECT id FROM spared)", [])
        guard let size = rule.size else { return saved }
        // Requests and redirects go with their captures, and are shared out among them in proportion.
        let indexed = try count("SELECT sum(length) FROM records WHERE outcome IS NOT NULL")
        let gone = try count("SELECT sum(length) FROM records WHERE id IN (SELECT id FROM doomed)")
        guard total > 0 else { return saved }
        let excess = Int(Double(total - size) * Double(indexed) / Double(total)) - gone
        guard excess > 0 else { return saved }
        try execute(
            """
            INSERT INTO doomed SELECT id FROM (SELECT id, length, sum(length) OVER (ORDER BY time, id) AS upTo FROM records
              WHERE outcome IS NOT NULL AND id NOT IN (SELECT id FROM doomed) AND id NOT IN (SELECT id FROM spared))
            WHERE upTo - length < ?
            """, [.integer(excess)])
        return saved
    }

    /// Takes the responses that kept revisits refer to out of `temp.doomed`, and names every record that must stay in
    /// `temp.needed`.
    /// - Parameter original: where the response of a revisit lies that names no payload digest.
    /// - Returns: how many captures this saved.
    func spareOriginals(
        _ original: (Capture.Place) throws(ArchiveError) -> Capture.Place?
    ) throws(ArchiveError) -> Int {
        let before = try count("SELECT count(*) FROM doomed")
        try guarded { () throws(SQLError) in
            try run("DROP TABLE IF EXISTS temp.needed; CREATE TEMP TABLE needed (id INTEGER PRIMARY KEY);")
        }
        var known = -1
        // What is spared may itself refer to something.
        while true {
            try execute(
                """
                INSERT OR IGNORE INTO needed SELECT o.id FROM records r JOIN records o ON o.id =
                  (SELECT id FROM records WHERE payload = r.payload AND type = 'response' ORDER BY time, id LIMIT 1)
                WHERE r.type = 'revisit' AND r.payload IS NOT NULL AND r.id NOT IN (SELECT id FROM doomed)
                """, [])
            for place in try places(
                "type = 'revisit' AND payload IS NULL AND records.id NOT IN (SELECT id FROM doomed)")
            {
                guard let target = try original(place) else { continue }
                try execute(
                    """
                    INSERT OR IGNORE INTO needed SELECT id FROM records
                    WHERE file = (SELECT id FROM files WHERE name = ?) AND offset = ?
                    """, [.text(target.file), .integer(target.offset)])
            }
            try execute("DELETE FROM doomed WHERE id IN (SELECT id FROM needed)", [])
            let now = try count("SELECT count(*) FROM needed")
            guard now > known else { return before - (try count("SELECT count(*) FROM doomed")) }
            known = now
        }
    }

    /// The doomed captures, oldest first, after another.
    func doomed(after cursor: (time: Int, id: Int), limit: Int) throws(ArchiveError) -> (
        captures: [Capture], last: (Int, Int)?
    ) {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                CaptureIndex.columns
                    + " WHERE r.id IN (SELECT id FROM doomed) AND (r.time, r.id) > (?, ?) ORDER BY r.time, r.id LIMIT ?"
            )
            rows.bind([.integer(cursor.time), .integer(cursor.id), .integer(limit)])
            var found: [Capture] = []
            var last: (Int, Int)?
            while try rows.step() {
                found.append(capture(rows))
                last = (rows.integer(9) ?? 0, rows.integer(16) ?? 0)
            }
            return (found, last)
        }
    }

    /// Files that hold something doomed.
    func doomedFiles() throws(ArchiveError) -> [String] {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                """
                SELECT DISTINCT f.name FROM records r JOIN files f ON f.id = r.file
                WHERE r.id IN (SELECT id FROM doomed) ORDER BY f.name
                """)
            rows.bind([])
            var names: [String] = []
            while try rows.step() { names.append(rows.text(0) ?? "") }
            return names
        }
    }

    enum Fate { case unindexed, hop, kept, doomed }

    /// What is to become of the record that begins at an offset.
    func fate(in file: String, at offset: Int) throws(ArchiveError) -> Fate {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                """
                SELECT r.outcome IS NOT NULL, d.id IS NOT NULL, n.id IS NOT NULL FROM records r
                LEFT JOIN doomed d ON d.id = r.id LEFT JOIN needed n ON n.id = r.id
                WHERE r.file = (SELECT id FROM files WHERE name = ?) AND r.offset = ?
                """)
            rows.bind([.text(file), .integer(offset)])
            var fate = Fate.unindexed
            while try rows.step() {
                fate = rows.integer(1) == 1 ? .doomed : rows.integer(0) == 1 || rows.integer(2) == 1 ? .kept : .hop
            }
            return fate
        }
    }

    private func places(_ condition: String) throws(ArchiveError) -> [Capture.Place] {
        try guarded { () throws(SQLError) in
            let rows = try statement(
                "SELECT f.name, offset, length FROM records JOIN files f ON f.id = records.file WHERE \(condition)")
            rows.bind([])
            var found: [Capture.Place] = []
            while try rows.step() {
                found.append(
                    Capture.Place(file: rows.text(0) ?? "", offset: rows.integer(1) ?? 0, length: rows.integer(2) ?? 0))
            }
            return found
        }
    }

    private func execute(_ sql: String, _ values: [Statement.Value]) throws(ArchiveError) {
        try guarded { () throws(SQLError) in try statement(sql).run(values) }
    }

    private func count(_ sql: String) throws(ArchiveError) -> Int {
        try guarded { () throws(SQLError) in
            let rows = try statement(sql)
            rows.bind([])
            var number = 0
            while try rows.step() { number = rows.integer(0) ?? 0 }
            return number
        }
    }
}
