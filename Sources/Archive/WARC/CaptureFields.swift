import Records

/// What a capture says beyond HTTP, as extension fields of its WARC record, so that the index can be rebuilt whole.
enum CaptureFields {
    static func add(_ capture: Capture, to header: inout WARCHeader) {
        header.add("WARC-Identified-Payload-Type", capture.mediaType)
        header.add("Ibid-URL", capture.url)
        header.add("Ibid-Outcome", capture.outcome.rawValue)
        if let final = capture.finalURL { header.add("Ibid-Final-URL", final) }
        for hop in capture.chain { header.add("Ibid-Hop", "\(hop.status ?? 0) \(hop.url)") }
        header.add("Ibid-Status", capture.status.map(String.init))
        header.add("Ibid-Charset", capture.charset)
        header.add("Ibid-Digest", capture.digest)
        header.add("Ibid-Bytes", capture.bytes.map(String.init))
        if !capture.flags.isEmpty { header.add("Ibid-Flags", capture.flags.joined(separator: " ")) }
        header.add("Ibid-Detail", capture.detail)
    }

    /// The capture a record of ours tells of; nil for a hop on the way and for anybody else's record.
    static func read(_ header: WARCHeader, place: Capture.Place) -> Capture? {
        guard let url = header["Ibid-URL"], let date = header["WARC-Date"],
            let outcome = header["Ibid-Outcome"].flatMap(Outcome.init(rawValue:))
        else { return nil }
        let chain = header.values("Ibid-Hop").map { text -> Capture.Hop in
            let parts = text.split(separator: " ", maxSplits: 1)
            let status = parts.first.flatMap { Int($0) }
            return Capture.Hop(url: parts.count > 1 ? String(parts[1]) : text, status: status == 0 ? nil : status)
        }
        return Capture(
            url: url, finalURL: header["Ibid-Final-URL"], chain: chain, outcome: outcome,
            status: header["Ibid-Status"].flatMap { Int($0) }, mediaType: header["WARC-Identified-Payload-Type"],
            charset: header["Ibid-Charset"], digest: header["Ibid-Digest"],
            bytes: header["Ibid-Bytes"].flatMap { Int($0) }, retrieved: date, warc: place,
            flags: header["Ibid-Flags"]?.split(separator: " ").map(String.init) ?? [], detail: header["Ibid-Detail"])
    }
}
