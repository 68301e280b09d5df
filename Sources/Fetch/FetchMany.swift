import HTTP
import Records

extension Fetcher {
    /// Asks for many sources, many hosts at once, and hands over what came of each as it comes, with its place.
    ///
    ///     await fetcher.retrieve(urls) { place, found in … }
    ///
    /// `each` runs one at a time, and no more than `policy.concurrency` sources wait for it. A host with many addresses
    /// takes turns with the others. Cancelling the task stops new requests.
    /// - Parameter dates: the days on which sources were read, by address.
    public func retrieve(
        _ urls: [String], near dates: [String: String] = [:], each: (Int, Retrieval) async throws -> Void
    ) async throws {
        var line = HostLine(urls, perHost: policy.perHost)
        try await withThrowingTaskGroup(of: (place: Int, host: String, found: Retrieval).self) { group in
            var running = 0
            while true {
                while running < policy.concurrency, !Task.isCancelled, let next = line.next() {
                    running += 1
                    group.addTask {
                        let url = urls[next.place]
                        return (next.place, next.host, await self.retrieve(url, near: dates[url]))
                    }
                }
                guard let done = try await group.next() else { return }
                running -= 1
                line.finished(done.host)
                try await each(done.place, done.found)
            }
        }
    }
}

/// Addresses waiting their turn, host by host, so that a host with hundreds holds nobody up.
struct HostLine {
    private var waiting: [String: ArraySlice<Int>] = [:]
    private var active: [String: Int] = [:]
    /// Hosts that have something waiting and a place free.
    private var ready: [String] = []
    private var readyStart = 0
    private let perHost: Int

    init(_ urls: [String], perHost: Int) {
        self.perHost = max(1, perHost)
        var places: [String: [Int]] = [:]
        for (place, url) in urls.enumerated() {
            let host = (try? WebAddress(url))?.host.description ?? ""
            if places[host] == nil { ready.append(host) }
            places[host, default: []].append(place)
        }
        waiting = places.mapValues { $0[...] }
    }

    mutating func next() -> (place: Int, host: String)? {
        guard readyStart < ready.count else { return nil }
        let host = ready[readyStart]
        readyStart += 1
        guard let place = waiting[host]?.popFirst() else { return next() }
        active[host, default: 0] += 1
        if active[host, default: 0] < perHost, waiting[host]?.isEmpty == false { ready.append(host) }
        return (place, host)
    }

    mutating func finished(_ host: String) {
        let before = active[host, default: 0]
        active[host] = before - 1
        if before == perHost, waiting[host]?.isEmpty == false { ready.append(host) }
    }
}
