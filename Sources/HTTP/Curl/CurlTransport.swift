import Foundation
import Synchronization

/// The network, by libcurl: HTTP/1.1 and HTTP/2, TLS always verified, no proxy, no `.netrc`, no cookies, no redirects.
///
///     let network = CurlTransport(CurlSettings())
///     let exchange = await network.exchange(Request(try WebAddress("https://example.org/")))
///
/// Every exchange runs on one thread of the transport's own, which ends when the transport goes away.
public final class CurlTransport: Transport {
    public let settings: CurlSettings
    private let loop: CurlLoop
    private let resolver: any Resolver

    public init(_ settings: CurlSettings = CurlSettings(), resolver: any Resolver = SystemResolver()) {
        self.settings = settings
        self.resolver = resolver
        let loop = CurlLoop(settings: settings)
        self.loop = loop
        let thread = Thread { loop.run() }
        thread.name = "ibid-http"
        thread.start()
    }

    deinit {
        loop.post(.stop)
    }

    public func exchange(_ request: Request) async -> Exchange {
        if let refusal = settings.refusal(of: request.url) { return Exchange(request: request, failure: refusal) }
        let addresses: [IPAddress]
        do throws(Failure) {
            addresses = try await vetted(request.url)
        } catch {
            return Exchange(request: request, failure: error)
        }
        let id = loop.nextID()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                loop.post(
                    .start(
                        CurlTransfer(
                            id: id, request: request, addresses: addresses, settings: settings,
                            continuation: continuation)))
            }
        } onCancel: {
            loop.post(.cancel(id))
        }
    }

    /// The addresses of a host that may be connected to; none where the address needs no look-up.
    ///
    /// What is vetted here is what libcurl is told, so that a second answer of the resolver changes nothing.
    private func vetted(_ url: WebAddress) async throws(Failure) -> [IPAddress] {
        guard case .domain(let name) = url.host, !settings.isMapped(url) else { return [] }
        let all = try await FirstAnswer.of(resolver, name: name, within: settings.connectTimeout).get()
        let open = all.filter { !settings.addresses.refuses($0) }
        guard !open.isEmpty else {
            let first = all.first.map { "\($0)" } ?? "nothing"
            throw Failure(.addressRefused, "the name leads to \(first), not an address of the public network")
        }
        return open
    }
}
