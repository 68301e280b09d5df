import Archive
import Digests
import HTTP
import Records
import Synchronization

/// Asks for sources and keeps what they send: one capture for every address, whatever happens.
///
/// Online, with libcurl and a cache:
///
///     let archive = try Archive(folder: "Cache", mode: .write())
///     let fetcher = Fetcher(transport: CurlTransport(settings), archive: archive, policy: FetchPolicy())
///     let capture = await fetcher.capture("https://example.org/report")
///     if capture.outcome.isRead { let page = try archive.payload(of: capture) }
///
/// Offline, `transport` is nil and only the cache answers (`not_cached` where it cannot). For a rehearsal hand in a
/// transport of your own, a cache in a folder to throw away, and a policy with `gap: .zero` and `obeysRobots: false`.
///
/// `Capture.url` is the address in its serialized form, without user, password and fragment; an address that cannot be
/// read is kept as written.
public final class Fetcher: Sendable {
    public let policy: FetchPolicy
    public let archive: Archive
    let transport: (any Transport)?
    let walls: Walls
    let time: Timekeeper
    let hosts: HostKeeper
    let robots: RobotsKeeper
    /// Why the cache takes nothing more. Nothing is asked for that could not be kept.
    private let broken = Mutex<ArchiveError?>(nil)

    public init(
        transport: (any Transport)?, archive: Archive, policy: FetchPolicy = FetchPolicy(), walls: Walls = Walls(),
        time: Timekeeper = .system
    ) {
        self.transport = transport
        self.archive = archive
        self.policy = policy
        self.walls = walls
        self.time = time
        hosts = HostKeeper(policy: policy, time: time)
        robots = RobotsKeeper(life: .seconds(24 * 3600), time: time)
    }

    /// What came of asking for one address. Calls may run at once: hosts are paced and shared out here.
    public func capture(_ url: String) async -> Capture {
        await capture(url, fields: HeaderFields())
    }

    func capture(_ url: String, fields: HeaderFields) async -> Capture {
        let address: WebAddress
        do throws(WebAddressError) {
            address = try WebAddress(url).withFragment(nil)
        } catch {
            let outcome: Outcome = if case .scheme = error { .blockedScheme } else { .invalidURL }
            return Capture(url: url, outcome: outcome, retrieved: now, detail: error.message)
        }
        let asked = address.withoutCredentials
        do throws(ArchiveError) {
            guard let transport else { return try offline(asked) }
            if let error = broken.withLock({ $0 }) { throw error }
            guard asked.host.isResolvable else {
                return Capture(
                    url: asked.href, outcome: .invalidURL, retrieved: now,
                    detail: "the host name is longer than names can be")
            }
            if let kept = try freshCapture(of: asked) { return kept }
            var walk = try Walk(fetcher: self, transport: transport, asked: asked, fields: fields)
            if address.hasCredentials { walk.flags.append("credentials_dropped") }
            let visit = await walk.run()
            let capture = try await archive.append(visit)
            if !capture.outcome.isRead, let copy = try archive.suppliedCapture(of: asked.href) { return copy }
            return capture
        } catch {
            if error.outcome == .cacheFull { broken.withLock { $0 = error } }
            return Capture(url: asked.href, outcome: error.outcome, retrieved: now, detail: error.message)
        }
    }

    private func offline(_ address: WebAddress) throws(ArchiveError) -> Capture {
        let kept = try archive.capture(of: address.href)
        if let kept, kept.outcome.isRead { return kept }
        return try archive.suppliedCapture(of: address.href) ?? kept
            ?? Capture(
                url: address.href, outcome: .notCached, retrieved: now,
                detail: "the cache holds no capture of this address")
    }

    private func freshCapture(of address: WebAddress) throws(ArchiveError) -> Capture? {
        guard let kept = try archive.capture(of: address.href), kept.outcome.isRead, !kept.flags.contains("supplied"),
            let then = WARCDate.milliseconds(kept.retrieved)
        else { return nil }
        let age = time.now() - then
        // A clock that ran backwards makes nothing fresh.
        guard age >= 0 else { return nil }
        if Duration.milliseconds(age) < policy.fresh { return kept }
        guard policy.usesFreshness, let place = kept.warc, let record = try? archive.record(at: place) else {
            return nil
        }
        let headers = HeaderFields(head: record.block)
        let freshness = Freshness(status: kept.status ?? 200, headers: headers, requested: then, received: then)
        return freshness.remaining(after: age / 1000) > 0 ? kept : nil
    }

    private var now: String { WARCDate.text(time.now()) }
}

extension ArchiveError {
    /// What a source comes to when the cache itself failed.
    var outcome: Outcome {
        switch self {
        case .corrupt: .cacheCorrupt
        case .full, .file, .busy, .index: .cacheFull
        }
    }
}
