import Records

extension Archive {
    /// What a check of every record found.
    public struct Verification: Sendable, Hashable {
        public var files = 0
        public var records = 0
        /// Records whose block digest was checked and holds.
        public var sound = 0
        /// Captures whose payload was unfolded and matches the digest the index has.
        public var captures = 0
        public var issues: [Issue] = []
    }

    /// Reads every file from end to end and every capture through the index, and checks all digests.
    public func verify() throws(ArchiveError) -> Verification {
        var result = Verification()
        for name in try CatchUp(folder: warcFolder).files() {
            result.files += 1
            var start: Int? = 0
            while let from = start { start = try checkRecords(of: name, from: from, &result) }
        }
        try checkCaptures(&result)
        return result
    }

    /// - Returns: where to go on after bytes that cannot be read; nil at the end of the file.
    private func checkRecords(of name: String, from: Int, _ result: inout Verification) throws(ArchiveError) -> Int? {
        let path = warcFolder + "/" + name
        let reader = try WARCReader(path: path, offset: from, keep: 0)
        do {
            while let item = try reader.next() {
                result.records += 1
                if item.blockDigestHolds == true { result.sound += 1 }
                if item.blockDigestHolds == false {
                    result.issues.append(
                        Archive.issue("bad_digest", "the block does not match its digest", name, item.offset))
                }
            }
        } catch WARCReader.Problem.torn(let offset) {
            result.issues.append(Archive.issue("torn_tail", "the file ends inside a record", name, offset))
        } catch WARCReader.Problem.malformed(let offset, let reason) {
            result.issues.append(Archive.issue("malformed", reason, name, offset))
            return try WARCReader.nextRecord(in: path, after: max(offset, from))
        } catch {
            result.issues.append(Archive.issue("malformed", "\(error)", name, from))
        }
        return nil
    }

    private func checkCaptures(_ result: inout Verification) throws(ArchiveError) {
        var start = 0
        while true {
            let page = try captures(from: start, limit: 500)
            guard !page.isEmpty else { return }
            start += page.count
            for capture in page where capture.digest != nil {
                do throws(ArchiveError) {
                    _ = try payload(of: capture)
                    result.captures += 1
                } catch {
                    result.issues.append(
                        Archive.issue("bad_capture", error.message, capture.warc?.file ?? "", capture.warc?.offset ?? 0)
                    )
                }
            }
        }
    }

    private static func issue(_ code: String, _ message: String, _ file: String, _ offset: Int) -> Issue {
        Issue(severity: .error, stage: "cache", code: code, message: message, place: "\(file) at byte \(offset)")
    }
}
