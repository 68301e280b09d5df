import Archive
import HTTP
import Records

/// What an earlier answer said it may be asked about by (RFC 9110 §8.8).
struct Validators: Sendable {
    var etag: String?
    var lastModified: String?

    init?(of capture: Capture, in archive: Archive) {
        guard let place = capture.warc, let record = try? archive.record(at: place) else { return nil }
        let headers = HeaderFields(head: record.block)
        etag = headers["ETag"]
        lastModified = headers["Last-Modified"]
        if etag == nil, lastModified == nil { return nil }
    }

    func add(to headers: inout HeaderFields) {
        if let etag { headers.set("If-None-Match", etag) }
        if let lastModified { headers.set("If-Modified-Since", lastModified) }
    }
}
