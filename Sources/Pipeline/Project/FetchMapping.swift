import Compression
import Fetch
import HTTP
import Settings

extension FetchPolicy {
    /// How sources are asked, from a pipeline's settings. A rehearsal neither waits nor asks for robots.txt.
    init(_ settings: FetchSettings, mode: RunMode) {
        self.init()
        let contact = settings.contact.map { " (+\($0))" } ?? ""
        userAgent = "Ibid/\(Version.current)\(contact)"
        redirects = settings.maxRedirects
        perHost = settings.perHost
        gap = settings.gap
        retries = settings.retries
        timeGates = settings.timeGates
        concurrency = settings.concurrency
        fresh = settings.fresh
        inflate = InflateLimits(bytes: settings.maxBody)
        if mode == .rehearsal {
            obeysRobots = false
            gap = .zero
            retries = 0
            fresh = .zero
        }
    }
}

extension CurlSettings {
    /// How the network is spoken to, from a pipeline's settings.
    ///
    /// - Parameter folder: the pipeline's, which `ca_file` is relative to.
    init(_ settings: FetchSettings, folder: String) {
        self.init(
            connectTimeout: settings.connectTimeout, firstByteTimeout: settings.firstByteTimeout,
            totalTimeout: settings.totalTimeout, maxBody: settings.maxBody, connectionsPerHost: settings.perHost,
            addresses: settings.allowPrivate ? .open : AddressGuard(), ports: Set(settings.ports),
            connectTo: settings.connectTo, caFile: settings.caFile.map { Project.absolute($0, from: folder) })
    }
}
