import Foundation
import Records

/// `ibid parse`: a page or a capture a line in, an article a line out.
///
/// A line names its page by `path` (which may end in `.gz`), carries it as `html` or `body_base64`, or is a Capture
/// record. How files and captures are read is the command's business: it hands in two closures.
public struct ParseFilter: LineFilter {
    /// The bytes of a file, inflated when it is compressed.
    public typealias FileLoader = @Sendable (String) throws -> [UInt8]
    /// The payload of a capture after content decoding.
    public typealias CaptureLoader = @Sendable (Capture) throws -> [UInt8]

    private let reader: Reader
    private let file: FileLoader
    private let payload: CaptureLoader?

    public init(reader: Reader = Reader(), file: @escaping FileLoader, payload: CaptureLoader? = nil) {
        self.reader = reader
        self.file = file
        self.payload = payload
    }

    public func answer(to line: Data) async throws(LineError) -> Data {
        let input: Input
        do {
            input = try JSONLine.decode(Input.self, from: line)
        } catch {
            throw LineError(
                code: "not_json",
                message: "This line is not a page: \(error). Expected an object with id and path, html or body_base64.")
        }
        let answer = Answer(id: input.id, try page(of: input, line: line), reader)
        do {
            return try JSONLine.encode(answer)
        } catch {
            throw LineError(id: input.id, code: "internal", message: "The answer could not be written: \(error)")
        }
    }

    private func page(of input: Input, line: Data) throws(LineError) -> Page {
        if input.outcome != nil { return try page(ofCapture: line, id: input.id) }
        var page = Page(url: input.url, bytes: [], contentType: input.contentType)
        if let html = input.html {
            page.bytes = Array(html.utf8)
            page.charset = "utf-8"
            page.contentType = page.contentType ?? "text/html"
        } else if let body = input.body {
            guard let data = Data(base64Encoded: body, options: .ignoreUnknownCharacters) else {
                throw LineError(id: input.id, code: "not_base64", message: "body_base64 is not Base64 (RFC 4648).")
            }
            page.bytes = Array(data)
        } else if let path = input.path {
            do {
                page.bytes = try file(path)
            } catch {
                throw LineError(id: input.id, code: "unreadable", message: "\(path) could not be read: \(error)")
            }
        } else {
            throw LineError(
                id: input.id, code: "no_page",
                message: "A line needs one of path, html and body_base64, or must be a capture.")
        }
        return page
    }

    private func page(ofCapture line: Data, id: LineID?) throws(LineError) -> Page {
        do {
            let capture = try JSONLine.decode(Capture.self, from: line)
            guard let payload else {
                throw LineError(id: id, code: "no_cache", message: "Captures cannot be read here: no cache is open.")
            }
            return Page(
                url: capture.finalURL ?? capture.url, bytes: capture.outcome.isRead ? try payload(capture) : [],
                contentType: capture.mediaType, charset: capture.charset, capture: capture.id, digest: capture.digest)
        } catch let error as LineError {
            throw error
        } catch {
            throw LineError(id: id, code: "unreadable", message: "The capture could not be read: \(error)")
        }
    }

    private struct Input: Decodable {
        var id: LineID?
        var url: String?
        var path: String?
        var html: String?
        var body: String?
        var contentType: String?
        var outcome: String?

        enum CodingKeys: String, CodingKey {
            case id, url, path, html, outcome
            case body = "body_base64"
            case contentType = "content_type"
        }
    }

    struct Answer: Encodable {
        var id: LineID?
        var article: String
        var capture: String?
        var url: String?
        var title: String?
        var authors: [String]
        var published: String?
        var modified: String?
        var site: String?
        var lang: String?
        var text: String
        var markdown: String
        var canonical: String?
        var section: String?
        var licence: String?
        var pageType: PageType
        var confidence: Double
        var sources: [String: String]
        var entries: [Reading.Entry]?
        var feeds: [Reading.Entry]?
        var origins: [Article.Origin]
        var flags: [String]
        var reader: String

        init(id: LineID?, _ page: Page, _ reader: Reader) {
            let reading = reader.reading(of: page)
            let article = reading.article
            self.id = id
            self.article = article.id
            capture = article.capture
            url = article.url
            title = article.title
            authors = article.authors
            published = article.published
            modified = article.modified
            site = article.site
            lang = article.lang
            text = article.text
            markdown = reading.markdown
            canonical = reading.canonical
            section = reading.section
            licence = reading.licence
            pageType = reading.pageType
            confidence = reading.confidence
            sources = reading.sources
            entries = reading.entries.isEmpty ? nil : reading.entries
            feeds = reading.feeds.isEmpty ? nil : reading.feeds
            origins = article.origins
            flags = article.flags
            self.reader = article.reader
        }
    }
}
