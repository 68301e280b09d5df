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
    let robots: OncePerOrigin<RobotsState>
    let decoys: OncePerOrigin<Decoy?>
    private let broken = Mutex<ArchiveError?>(nil)

    /// Why the cache takes nothing more. Nothing is asked for that could not be kept.
    public var stopped: ArchiveError? { broken.withLock { $0 } }

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
        robots = OncePerOrigin(time: time)
        decoys = OncePerOrigin(time: time)
    }

    /// What came of asking for one address. Calls may run at once: hosts are paced and shared out here.
    public func capture(_ url: String) async -> Capture {
        await capture(url, near: nil)
    }

    /// - Parameter moment: what a TimeGate is asked for (RFC 7089 Accept-Datetime), in milliseconds since 1970.
    func capture(_ url: String, near moment: Int?) async -> Capture {
        let address: WebAddress
        do throws(WebAddressError) {
            address = try WebAddress(url).withFragment(nil)
        } catch {
            let outcome: Outcome = if case .scheme = error { .blockedScheme } else { .invalidURL }
            return Capture(url: url, outcome: outcome, retrieved: now, detail: error.message)
        }
        let asked = address.withoutCredentials
        do throws(ArchiveError) {
            guard let transport else { return try offline(asked, near: moment) }
            if let stopped { throw stopped }
            if let reason = Fetcher.complaint(about: asked) {
                return Capture(url: asked.href, outcome: .invalidURL, retrieved: now, detail: reason)
            }
            if let kept = try freshCapture(of: asked, near: moment) { return try best(kept) }
            var walk = try Walk(fetcher: self, transport: transport, asked: asked, near: moment)
            if address.hasCredentials { walk.flags.append("credentials_dropped") }
            let visit = await walk.run()
            return try best(await archive.append(visit))
        } catch {
            if error.outcome == .cacheFull { broken.withLock { $0 = error } }
            return Capture(url: asked.href, outcome: error.outcome, retrieved: now, detail: error.message)
        }
    }

    /// Why an address cannot be asked for although it is one.
    static func complaint(about address: WebAddress) -> String? {
        guard address.host.isResolvable else { return "the host name is longer than names can be" }
        return address.isAskable ? nil : "the address is longer than \(WebAddress.longest) bytes"
    }

    /// A person's own copy answers for a page that cannot be read.
    private func best(_ capture: Capture) throws(ArchiveError) -> Capture {
        if capture.outcome.isRead { return capture }
        return try archive.suppliedCapture(of: capture.url) ?? capture
    }

    private func offline(_ address: WebAddress, near moment: Int?) throws(ArchiveError) -> Capture {
        if let kept = try kept(address, near: moment) { return try best(kept) }
        return try archive.suppliedCapture(of: address.href)
            ?? Capture(
                url: address.href, outcome: .notCached, retrieved: now,
                detail: "the cache holds no capture of this address")
    }

    /// The newest capture of an address; of a TimeGate, the newest that was asked for the same date.
    func kept(_ address: WebAddress, near moment: Int?) throws(ArchiveError) -> Capture? {
        guard let moment else { return try archive.capture(of: address.href) }
        return try archive.captures(of: address.href).first { $0.flags.contains(Fetcher.nearFlag(moment)) }
    }

    static func nearFlag(_ moment: Int) -> String { "accept_datetime:" + WARCDate.text(moment) }

    private func freshCapture(of address: WebAddress, near moment: Int?) throws(ArchiveError) -> Capture? {
        guard let kept = try kept(address, near: moment), isFresh(kept) else { return nil }
        // A record that has gone bad on the disk is asked for again.
        return kept.outcome.isRead && !isIntact(kept) ? nil : kept
    }

    private var now: String { WARCDate.text(time.now()) }
}

extension Fetcher {
    /// Whether a capture may be served without asking.
    func isFresh(_ kept: Capture) -> Bool { freshness(of: kept).map { $0 > .zero } ?? false }

    /// How much longer a capture may be served without asking, by our own policy or by its server's word (RFC 9111); nil where
    /// it may not be.
    func freshness(of kept: Capture) -> Duration? {
        guard !kept.flags.contains("supplied"), let then = WARCDate.milliseconds(kept.retrieved) else { return nil }
        let age = time.now() - then
        // A clock that ran backwards makes nothing fresh.
        guard age >= 0 else { return nil }
        if kept.outcome == .gone { return policy.freshness(ofGone: kept.status) - .milliseconds(age) }
        guard kept.outcome.isRead, !kept.flags.contains("no_store") else { return nil }
        return max(policy.fresh - .milliseconds(age), serverFreshness(of: kept) ?? .zero)
    }

    private func serverFreshness(of kept: Capture) -> Duration? {
        guard policy.usesFreshness, let heads = try? archive.heads(of: kept), let first = heads.first else {
            return nil
        }
        // Fields of ours that a Vary may name are the same in every request.
        var stored = StoredResponse(
            status: kept.status.flatMap { $0 == 304 ? nil : $0 } ?? 200, headers: HeaderFields(head: first.bytes),
            asked: [:],
            requested: first.time, received: first.time)
        for confirmed in heads.dropFirst() {
            stored.update(
                with: HeaderFields(head: confirmed.bytes), requested: confirmed.time, received: confirmed.time)
        }
        return .seconds(stored.remaining(at: time.now()))
    }
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
