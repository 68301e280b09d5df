import Archive
import HTTP
import Records

extension Fetcher {
    private static let accept = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.8"

    /// The request for a page.
    func request(for url: WebAddress, validators: Validators?) -> Request {
        var headers = HeaderFields([.init("User-Agent", policy.userAgent), .init("Accept", Fetcher.accept)])
        // Gzip only: some WARC readers cannot undo anything newer.
        headers.set("Accept-Encoding", "gzip")
        if let language = policy.acceptLanguage { headers.set("Accept-Language", language) }
        validators?.add(to: &headers)
        return Request(url, headers: headers)
    }

    /// One request, with its turn at the host and its retries.
    func ask(_ request: Request, over transport: any Transport, conditional: Bool) async -> (Exchange, Answer) {
        var request = request
        let host = request.url.host.description
        var attempt = 0
        while true {
            if let refusal = await hosts.enter(host) {
                let exchange = Exchange(request: request, failure: Failure(.connectFailed, refusal))
                return (exchange, Answer(exchange, limits: policy.inflate, wasConditional: false, now: time.now()))
            }
            let exchange = await transport.exchange(request)
            var answer = Answer(exchange, limits: policy.inflate, wasConditional: conditional, now: time.now())
            await hosts.leave(host, answer.report)
            guard answer.isTransient else { return (exchange, answer) }
            guard attempt < retries(after: exchange) else {
                answer.detail = (answer.detail ?? "no answer") + " (\(attempt + 1) attempts)"
                return (exchange, answer)
            }
            if exchange.failure?.reason == .streamFailed { request.onlyHTTP1 = true }
            let isUnprocessed = exchange.failure?.reason == .refusedStream
            if case .busy = answer.report {
            } else if !isUnprocessed {
                await time.sleep(Backoff.wait(attempt: attempt, random: time.random(), policy: policy))
            }
            attempt += 1
        }
    }

    /// An archive is asked as a favour: where it cannot be reached at all, nobody waits for it.
    private func retries(after exchange: Exchange) -> Int {
        let origin = exchange.request.url.origin
        let isArchive = policy.timeGates.contains { (try? WebAddress($0))?.origin == origin }
        return isArchive && exchange.failure != nil ? 0 : policy.retries
    }

    /// Whether a capture's bytes are still there and whole, so that they may be served, or a 304 vouch for them. A record that is
    /// found to have gone bad is set aside.
    func isIntact(_ capture: Capture) -> Bool {
        do throws(ArchiveError) {
            _ = try archive.payload(of: capture)
            return true
        } catch {
            if case .corrupt(let file, let offset, _) = error { try? archive.quarantine(file: file, offset: offset) }
            return false
        }
    }
}
