import Archive
import HTTP
import Records

/// What came of a source: the live answer and, where the source is gone, an archived copy that stands in for it.
public struct Retrieval: Sendable, Hashable {
    public var live: Capture
    /// A capture of its own under the archive's address, flagged `memento`. It never stands under the source's address.
    public var copy: Capture?

    public init(live: Capture, copy: Capture? = nil) {
        self.live = live
        self.copy = copy
    }

    /// What is to be read.
    public var best: Capture { copy ?? live }
}

extension Outcome {
    /// Whether the source itself is gone, so that an archived copy may stand in for it.
    public var isDead: Bool { self == .gone || self == .dnsError }
}

extension Fetcher {
    /// Asks for a source, and where it is gone for an archived copy of it (Memento, RFC 7089).
    ///
    ///     let found = await fetcher.retrieve("https://example.org/gone", near: "2025-08-08")
    ///     found.live.outcome       // gone
    ///     found.copy?.flags        // ["memento", "memento_time:2025-08-01T…", "memento_of:https://example.org/gone"]
    ///
    /// An address that is itself an archived copy's is read without the archive's toolbar, and where that archive does not
    /// give it out, the others are asked for the page it is a copy of.
    ///
    /// - Parameter date: the day the source was read, an ISO 8601 date; nil for the newest copy.
    public func retrieve(_ url: String, near date: String? = nil) async -> Retrieval {
        let live = await capture(url)
        let moment = date.flatMap(WARCDate.milliseconds)
        if let cited = ArchivedAddress(url) {
            var search = MementoSearch(near: nil)
            if let copy = await follow(&search, from: live) {
                return Retrieval(live: live, copy: copy == live ? nil : copy)
            }
            guard !live.outcome.isRead, let original = cited.original else { return Retrieval(live: live) }
            return Retrieval(live: live, copy: await memento(of: original, near: cited.moment ?? moment))
        }
        guard live.outcome.isDead else { return Retrieval(live: live) }
        // A name that is not found tonight may be found tomorrow, and there is a copy of our own meanwhile.
        if live.outcome.mayPass, (try? archive.readableCapture(of: live.url)) != nil { return Retrieval(live: live) }
        return Retrieval(live: live, copy: await memento(of: live.url, near: moment))
    }

    /// A copy from the first archive that has one.
    ///
    /// - Parameter moment: when the source was read, in milliseconds since 1970.
    func memento(of url: String, near moment: Int?) async -> Capture? {
        guard let address = try? WebAddress(url).withFragment(nil).withoutCredentials, ArchivedAddress(address) == nil
        else { return nil }
        for gate in policy.timeGates {
            var search = MementoSearch(near: moment)
            let first = await capture(gate + address.href, near: moment)
            if let copy = await follow(&search, from: first) { return copy }
        }
        return nil
    }

    private func follow(_ search: inout MementoSearch, from first: Capture) async -> Capture? {
        var step = came(first, in: &search)
        while true {
            switch step {
            case .end(let copy): return copy
            case .copy(let url): step = came(await capture(url), in: &search)
            case .list(let url): step = search.came(copies(listedAt: url, await capture(url)))
            }
        }
    }

    /// Reads what a copy's Link field names, and goes on.
    private func came(_ copy: Capture, in search: inout MementoSearch) -> MementoSearch.Step {
        guard let place = copy.warc, let record = try? archive.record(at: place), let base = copy.finalURL else {
            return search.came(copy, named: nil, list: nil)
        }
        let field = HeaderFields(head: record.block).values("Link").joined(separator: ",")
        let links = LinkFormat.links(in: Array(field.utf8))
        let list = links.first { $0.relations.contains("timemap") }.flatMap { Fetcher.absolute($0.target, at: base) }
        let isFromGate = links.contains { $0.relations.contains("original") }
        return search.came(copy, named: isFromGate ? Fetcher.mementos(in: links, at: base).first : nil, list: list)
    }

    private func copies(listedAt url: String, _ list: Capture) -> [MementoSearch.Copy] {
        guard list.outcome.isRead, let payload = try? archive.payload(of: list) else { return [] }
        return Fetcher.mementos(in: LinkFormat.links(in: payload), at: url)
    }

    private static func mementos(in links: [LinkFormat.Link], at base: String) -> [MementoSearch.Copy] {
        links.compactMap { link in
            guard link.relations.contains("memento"), let moment = link.datetime.flatMap(HTTPDate.milliseconds),
                let url = absolute(link.target, at: base)
            else { return nil }
            return MementoSearch.Copy(url: url, moment: moment)
        }
    }

    private static func absolute(_ target: String, at base: String) -> String? {
        try? WebAddress(base).resolving(target).withoutCredentials.withoutFragment
    }
}
