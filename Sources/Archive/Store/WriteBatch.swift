import Records

/// Visits on their way into one write, one sync and one transaction.
struct WriteBatch {
    private(set) var members: [[UInt8]] = []
    private(set) var lastDate = 0
    private var written: [(record: WARCRecord, capture: Capture?, visit: Int)] = []
    private var captures: [Capture] = []
    private var fresh: [String: RecordComposer.Earlier] = [:]

    /// - Parameters:
    ///   - floor: the oldest date the file still takes.
    ///   - earlier: finds a whole response with a payload digest in what is already written.
    mutating func add(_ visit: Visit, at floor: Int, earlier: (String) -> RecordComposer.Earlier?) {
        let wanted = WARCDate.milliseconds(visit.capture.retrieved) ?? floor
        let time = max(wanted, floor, lastDate)
        var visit = visit
        if time != wanted { visit.capture = visit.capture.retrieved(at: WARCDate.text(time)) }
        for index in visit.hops.indices { visit.hops[index].time = max(visit.hops[index].time, floor, lastDate) }
        lastDate = time
        for entry in RecordComposer.records(of: visit, at: time, earlier: { fresh[$0] ?? earlier($0) }) {
            members.append(entry.record.member(packed: entry.packed))
            written.append((entry.record, entry.capture, captures.count))
            remember(entry.record)
        }
        captures.append(visit.capture)
    }

    private mutating func remember(_ record: WARCRecord) {
        let header = record.header
        guard header.type == "response", header["WARC-Truncated"] == nil, let digest = header["WARC-Payload-Digest"],
            fresh[digest] == nil, let target = header.target, let date = header["WARC-Date"]
        else { return }
        fresh[digest] = RecordComposer.Earlier(target: target, date: date, recordID: header["WARC-Record-ID"])
    }

    /// What the index is to know, and the captures with their places.
    func rows(file: String, offsets: [Int]) -> (rows: [CaptureIndex.Row], captures: [Capture]) {
        var rows: [CaptureIndex.Row] = []
        var captures = captures
        for (index, entry) in written.enumerated() where entry.record.header.type != "request" {
            let header = entry.record.header
            let place = Capture.Place(file: file, offset: offsets[index], length: members[index].count)
            var capture = entry.capture
            capture?.warc = place
            if let capture { captures[entry.visit] = capture }
            rows.append(
                CaptureIndex.Row(
                    capture: capture, target: header.target ?? "",
                    time: header["WARC-Date"].flatMap(WARCDate.milliseconds) ?? 0,
                    type: header.type == "resource" ? "response" : header.type,
                    status: capture?.status ?? entry.record.block.first.flatMap { HTTPBlock($0[...]).status },
                    mediaType: capture?.mediaType,
                    payload: header["WARC-Truncated"] == nil ? header["WARC-Payload-Digest"] : nil,
                    recordID: header["WARC-Record-ID"], place: place))
        }
        return (rows, captures)
    }
}

extension Capture {
    /// The same capture at another moment, and so with another id.
    func retrieved(at text: String) -> Capture {
        Capture(
            url: url, finalURL: finalURL, chain: chain, outcome: outcome, status: status, mediaType: mediaType,
            charset: charset, digest: digest, bytes: bytes, retrieved: text, warc: warc, flags: flags, detail: detail)
    }
}
