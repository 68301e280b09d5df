import Compression
import Digests
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

    /// Reads every file from end to end, and checks every digest and every row of the index against it.
    public func verify() throws(ArchiveError) -> Verification {
        var result = Verification()
        for name in try CatchUp(folder: warcFolder).files() {
            result.files += 1
            try check(name, &result)
        }
        return result
    }

    private func check(_ name: String, _ result: inout Verification) throws(ArchiveError) {
        var matched = 0
        var found = Verification()
        try WARCSweep(path: warcFolder + "/" + name, keep: Archive.largestRecord).run { finding throws(ArchiveError) in
            switch finding {
            case .record(let item):
                guard item.isWhole else { return }
                found.records += 1
                if item.blockDigestHolds == true { found.sound += 1 }
                if item.isDamaged {
                    found.issues.append(
                        Archive.issue("bad_digest", "the record does not match its digest", name, item.offset))
                }
                let row = try index.withLock { index throws(ArchiveError) in
                    try index.capture(in: name, at: item.offset)
                }
                guard let row else { return }
                matched += 1
                if let complaint = complaint(about: row, as: item) {
                    found.issues.append(Archive.issue("bad_capture", complaint, name, item.offset))
                } else if row.digest != nil {
                    found.captures += 1
                }
            case .torn(let offset):
                found.issues.append(Archive.issue("torn_tail", "the file ends inside a record", name, offset))
            case .malformed(let offset, let reason, _):
                found.issues.append(Archive.issue("malformed", reason, name, offset))
            }
        }
        let known = try index.withLock { index throws(ArchiveError) in try index.captureCount(in: name) }
        if known > matched {
            let message = "the index has \(known - matched) captures that are not there (ibid cache reindex)"
            found.issues.append(Archive.issue("bad_index", message, name, 0))
        }
        result.records += found.records
        result.sound += found.sound
        result.captures += found.captures
        result.issues += found.issues
    }

    /// Why the payload of a capture is not what the index says; nil where it is.
    private func complaint(about capture: Capture, as item: WARCReader.Item) -> String? {
        guard let digest = capture.digest else { return nil }
        guard item.header.type != "revisit", item.block.count == item.blockLength else {
            do throws(ArchiveError) {
                _ = try payload(of: capture)
                return nil
            } catch {
                return error.message
            }
        }
        do throws(InflateError) {
            let payload = try StoredBody(item.header, block: item.block[...]).decoded()
            return digest == SHA256.hash(payload).labelled ? nil : "the payload does not match its digest"
        } catch {
            return "the body cannot be unfolded: \(error)"
        }
    }

    private static func issue(_ code: String, _ message: String, _ file: String, _ offset: Int) -> Issue {
        Issue(severity: .error, stage: "cache", code: code, message: message, place: "\(file) at byte \(offset)")
    }
}
