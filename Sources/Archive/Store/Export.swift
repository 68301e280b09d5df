import Records

extension Archive {
    /// A page of the index as CDXJ lines, which pywb serves (`wb-manager` collections and OpenWayback read the same).
    ///
    ///     org,example)/a 20261124171556 {"url": "https://example.org/a", "mime": "text/html", …}
    ///
    /// Lines are in byte order over all pages. `server-not-modified` revisits are left out: they replay as an empty 304.
    public func cdxj(
        after cursor: Cursor? = nil, limit: Int
    ) throws(ArchiveError) -> (lines: [String], last: Cursor?) {
        let (rows, last) = try index.withLock { index throws(ArchiveError) in
            try index.cdxRows(after: cursor, limit: limit)
        }
        return (rows.map(\.line), last)
    }
}

/// One line of a CDXJ index.
struct CDXRow {
    var surt: String
    var time: Int
    var url: String
    var mediaType: String?
    var status: Int?
    var digest: String?
    var place: Capture.Place

    var line: String {
        let stamp = WARCDate.text(time).filter(\.isNumber).prefix(14)
        var pairs = ["\"url\": \(CDXRow.quoted(url))", "\"mime\": \(CDXRow.quoted(mediaType ?? "unk"))"]
        if let status { pairs.append("\"status\": \"\(status)\"") }
        if let digest { pairs.append("\"digest\": \(CDXRow.quoted(digest))") }
        pairs += [
            "\"length\": \"\(place.length)\"", "\"offset\": \"\(place.offset)\"",
            "\"filename\": \(CDXRow.quoted(place.file))",
        ]
        return "\(surt) \(stamp) {\(pairs.joined(separator: ", "))}"
    }

    /// A JSON string (RFC 8259 §7). Everything outside printable ASCII is escaped: lines are shown on terminals.
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x22: out += "\\\""
            case 0x5C: out += "\\\\"
            case 0x20...0x7E: out.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default:
                let digits = String(unit, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return out + "\""
    }
}
