import Archive
import Fetch
import Load
import Records

/// Which copy of a source is read, and what is said where it is not the one the source sent just now.
extension PipelineRun {
    /// What is read for a source, published with an issue where it is not what the source sent just now; nil for nothing.
    ///
    /// Where a refresh failed in a way that may pass, the last copy that could be read still stands: one bad night must not turn
    /// every verdict to `unread`. The failed capture is published beside it, and an issue says which copy was read.
    private func evidence(
        _ found: Retrieval, of url: String, in archive: Archive, into staging: Staging
    ) throws -> Capture? {
        let live = found.live
        if let copy = found.copy {
            try staging.add(copy)
            try staging.add(
                Issue(
                    severity: .note, stage: "fetch", code: "archived_copy",
                    message: "\(live.outcome.isRead ? "an archive's page" : live.outcome.rawValue); "
                        + "the copy at \(copy.url) was read", place: url, record: copy.id))
            return copy
        }
        if live.outcome.isRead { return live }
        guard live.outcome.mayPass, let earlier = try archive.readableCapture(of: live.url) else { return nil }
        try staging.add(earlier)
        try staging.add(
            Issue(
                severity: .warning, stage: "fetch", code: "not_refreshed",
                message: "not refreshed (\(live.outcome.rawValue)); the copy of \(earlier.retrieved) was read",
                place: url, record: earlier.id))
        return earlier
    }

    /// Where the text comes from, where that is an archive.
    private func origin(of capture: Capture, live: Capture) -> String? {
        guard let memento = MementoFlags(capture.flags) else { return nil }
        let day = memento.moment.map { " of " + Timestamp.day($0) } ?? ""
        let gone = live.outcome.isRead ? "" : "; the page itself is gone"
        return "This is what an archived copy\(day) says\(gone)."
    }

    /// The source's text, its facts written down on the way; nil where nothing can be read.
    func read(
        _ found: Retrieval, of url: String, in archive: Archive, into staging: Staging, tally: inout Tally
    ) throws -> Workbench.PreparedSource? {
        do {
            guard let kept = try evidence(found, of: url, in: archive, into: staging) else { return nil }
            let reading = workbench.reading(of: kept, payload: try archive.payload(of: kept), cited: url)
            try staging.add(reading.article)
            for issue in reading.issues(of: url) { try staging.add(issue) }
            tally.addArticle()
            for fact in workbench.facts(of: reading) {
                try staging.add(fact)
                tally.add(sourceFacts: 1)
                if pipeline.measures.wants(fact) { tally.measured.append(fact) }
            }
            return workbench.prepare(reading, origin: reading.obstacle ?? origin(of: kept, live: found.live))
        } catch let error as ArchiveError {
            try staging.add(
                Issue(
                    severity: .error, stage: "fetch", code: "cache_corrupt", message: error.message, place: url,
                    record: found.best.id))
            return nil
        }
    }

    /// A source as it was when the author of the document read it.
    struct Earlier {
        var capture: Capture
        var source: Workbench.PreparedSource
    }

    /// The copy in the cache nearest the day the author read a source, where it is nearer than the one that was read now and its
    /// bytes are others. Nothing is asked for it: it was fetched that day, imported, or added by hand.
    func earlier(
        than now: Workbench.PreparedSource, read: Capture, of url: String, day: String?, in archive: Archive,
        into staging: Staging
    ) throws -> Earlier? {
        guard let day, let moment = WARCDate.milliseconds(day) else { return nil }
        func distance(_ capture: Capture) -> Int { abs((WARCDate.milliseconds(capture.retrieved) ?? 0) - moment) }
        let nearest = try archive.captures(of: url).filter(\.outcome.isRead).min { distance($0) < distance($1) }
        guard let nearest, nearest.digest != read.digest, distance(nearest) < distance(read) else { return nil }
        let reading = workbench.reading(of: nearest, payload: try archive.payload(of: nearest), cited: url)
        guard reading.article.text != now.article.text else { return nil }
        try staging.add(nearest)
        try staging.add(reading.article)
        return Earlier(capture: nearest, source: workbench.prepare(reading, origin: nil))
    }
}
