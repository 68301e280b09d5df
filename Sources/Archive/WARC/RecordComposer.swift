import Records

/// A visit as WARC records, in the order to write them.
struct RecordComposer {
    struct Written {
        var record: WARCRecord
        var packed: Bool
        /// Where the record is the capture's own.
        var capture: Capture?
    }

    /// Where an identical payload already lies: `WARC-Refers-To-*` of a revisit.
    struct Earlier {
        var target: String
        var date: String
        var recordID: String?
    }

    /// - Parameter earlier: finds a whole response with this payload digest.
    static func records(of visit: Visit, at time: Int, earlier: (String) -> Earlier?) -> [Written] {
        if let copy = visit.supplied { return [supplied(copy, of: visit, at: time)] }
        var out: [Written] = []
        for (index, hop) in visit.hops.enumerated() {
            let isLast = index == visit.hops.count - 1
            let capture = isLast ? visit.capture : nil
            guard let head = hop.responseHead else { continue }
            let date = isLast ? time : min(hop.time, time)
            var answer = response(hop, head: head, date: date, visit: visit, isLast: isLast, earlier: earlier)
            let request = WARCRecord(
                type: "request", target: hop.url, date: date, contentType: "application/http; msgtype=request",
                block: [hop.requestHead])
            if let capture { CaptureFields.add(capture, to: &answer.header) }
            if let id = answer.header["WARC-Record-ID"] {
                var request = request
                request.header.add("WARC-Concurrent-To", id)
                out.append(Written(record: request, packed: false, capture: nil))
            }
            out.append(Written(record: answer, packed: hop.isPacked, capture: capture))
        }
        if visit.hops.last?.responseHead == nil { out.append(note(visit, at: time)) }
        return out
    }

    private static func response(
        _ hop: Visit.Hop, head: [UInt8], date: Int, visit: Visit, isLast: Bool, earlier: (String) -> Earlier?
    ) -> WARCRecord {
        let stored = HTTPBlock.storable(head)
        let contentType = "application/http; msgtype=response"
        var record = WARCRecord(
            type: "response", target: hop.url, date: date, contentType: contentType, block: [stored, hop.body],
            payload: hop.body)
        if isLast, let prior = visit.confirms {
            record = WARCRecord(type: "revisit", target: hop.url, date: date, contentType: contentType, block: [stored])
            record.header.add("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/server-not-modified")
            record.header.add("WARC-Refers-To-Target-URI", prior.finalURL ?? prior.url)
            record.header.add("WARC-Refers-To-Date", prior.retrieved)
        } else if hop.truncated == nil, hop.body.count >= smallestRevisit,
            let digest = record.header["WARC-Payload-Digest"], let first = earlier(digest)
        {
            record = WARCRecord(type: "revisit", target: hop.url, date: date, contentType: contentType, block: [stored])
            record.header.add("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
            record.header.add("WARC-Payload-Digest", digest)
            record.header.add("WARC-Refers-To-Target-URI", first.target)
            record.header.add("WARC-Refers-To-Date", first.date)
            record.header.add("WARC-Refers-To", first.recordID)
        }
        record.header.add("WARC-IP-Address", hop.address)
        record.header.add("WARC-Protocol", hop.version.lowercased().replacing("http/2", with: "h2"))
        record.header.add("WARC-Truncated", hop.truncated)
        return record
    }

    /// Below this a pointer costs more than the bytes it saves.
    private static let smallestRevisit = 512

    private static func supplied(_ copy: [UInt8], of visit: Visit, at time: Int) -> Written {
        var record = WARCRecord(
            type: "resource", target: visit.capture.url, date: time,
            contentType: visit.capture.mediaType ?? "application/octet-stream", block: [copy], payload: copy)
        CaptureFields.add(visit.capture, to: &record.header)
        return Written(record: record, packed: false, capture: visit.capture)
    }

    /// A source that gave no response leaves a metadata record, so that an offline run knows why.
    private static func note(_ visit: Visit, at time: Int) -> Written {
        let text = "outcome: \(visit.capture.outcome.rawValue)\r\n"
        var record = WARCRecord(
            type: "metadata", target: visit.hops.last?.url ?? visit.capture.url, date: time,
            contentType: "application/warc-fields", block: [Array(text.utf8)])
        CaptureFields.add(visit.capture, to: &record.header)
        return Written(record: record, packed: false, capture: visit.capture)
    }
}
