import Foundation
import HTTP
import Settings

/// Answers from a pipeline's own stand-in pages, where libcurl would answer from the network. Everything behind it is the
/// same code as in a live run.
struct RehearsalTransport: Transport {
    private let pages: [String: Response]

    /// Reads `rehearsal/pages.yaml` and the files it names.
    init(folder: String, shownAs shown: String) throws(Failure) {
        let path = folder + "/pages.yaml"
        guard let list = FileManager.default.contents(atPath: path) else {
            throw Failure(.usage, "\(shown) has no pages.yaml, so this pipeline cannot be rehearsed")
        }
        let rehearsal: RehearsalPages
        do {
            rehearsal = try RehearsalPages.parse(Array(list), file: shown + "/pages.yaml")
        } catch {
            throw Failure(.usage, error.description)
        }
        var pages: [String: Response] = [:]
        for page in rehearsal.pages {
            guard let address = try? WebAddress(page.url) else {
                throw Failure(.usage, "\(shown)/pages.yaml: '\(page.url)' is no address")
            }
            var body: [UInt8] = []
            if let file = page.file {
                guard let data = FileManager.default.contents(atPath: folder + "/" + file) else {
                    throw Failure(.usage, "\(shown)/pages.yaml names \(file), which is not there")
                }
                body = Array(data)
            }
            var headers: HeaderFields = ["Content-Type": page.type, "Content-Length": String(body.count)]
            if let location = page.location { headers.set("Location", location) }
            pages[address.withoutFragment] = Response(status: page.status, headers: headers, body: body)
        }
        self.pages = pages
    }

    func exchange(_ request: Request) async -> Exchange {
        if let page = pages[request.url.withoutFragment] { return Exchange(request: request, response: page) }
        if request.url.path == "/robots.txt" {
            return Exchange(
                request: request, response: Response(status: 404, headers: ["Content-Type": "text/plain"], body: []))
        }
        return Exchange(
            request: request, failure: HTTP.Failure(.nameNotFound, "the rehearsal has no stand-in for this address"))
    }
}
