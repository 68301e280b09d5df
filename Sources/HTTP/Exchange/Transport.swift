/// What carries one request to a server and one response back.
///
/// A transport follows no redirect, keeps no cookie, undoes no content coding and never throws: what went wrong is in
/// the exchange. `CurlTransport` speaks to the network; a stand-in answers by hand:
///
///     struct Rehearsal: Transport {
///         let pages: [String: Response]
///         func exchange(_ request: Request) async -> Exchange {
///             if let page = pages[request.url.withoutFragment] { return Exchange(request: request, response: page) }
///             return Exchange(request: request, failure: Failure(.nameNotFound, "no stand-in for this address"))
///         }
///     }
public protocol Transport: Sendable {
    func exchange(_ request: Request) async -> Exchange
}
