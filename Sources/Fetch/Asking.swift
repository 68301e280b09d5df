import Archive
import HTTP
import Records

extension Fetcher {
    /// One request, with its turn at the host and its retries.
    func ask(_ request: Request, over transport: any Transport, conditional: Bool) async -> (Exchange, Answer) {
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
            guard attempt < policy.retries else {
                answer.detail = (answer.detail ?? "no answer") + " (\(attempt + 1) attempts)"
                return (exchange, answer)
            }
            let isUnprocessed = exchange.failure?.reason == .refusedStream
            if case .busy = answer.report {
            } else if !isUnprocessed {
                await time.sleep(Backoff.wait(attempt: attempt, random: time.random(), policy: policy))
            }
            attempt += 1
        }
    }

    /// Whether a capture's bytes are still there and whole, so that a 304 may vouch for them.
    func isIntact(_ capture: Capture) -> Bool {
        (try? archive.payload(of: capture)) != nil
    }
}
