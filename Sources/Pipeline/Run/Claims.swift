import Records

/// The claims of a document, by the citation they lean on.
struct Claims {
    /// One stretch of the document and the citation it leans on.
    struct Claim: Sendable {
        var passage: Passage
        var citation: Citation
        /// The text of the same paragraph before the claim, which its pronouns lean on.
        var before: String
    }

    private let byURL: [String: [Claim]]
    /// Claims of citations that have no address to ask for.
    let unaddressed: [Claim]
    /// Every claim, once for each citation it leans on, in the order of the citations.
    let all: [Claim]
    /// Every address once, in the order of the document.
    let urls: [String]
    /// The day on which the author read each address, as the first note that says one has it.
    let accessed: [String: String]

    init(of document: Document, citations: [Citation]) {
        let text = Text(document.text)
        var byURL: [String: [Claim]] = [:]
        var unaddressed: [Claim] = []
        var urls: [String] = []
        var all: [Claim] = []
        for citation in citations {
            if let url = citation.url, byURL[url] == nil {
                byURL[url] = []
                urls.append(url)
            }
            var seen: Set<Span> = []
            for quote in citation.markers.flatMap(\.claims) where seen.insert(quote.span).inserted {
                let bytes = text.bytes(quote.span)
                let paragraph = text.utf8[..<bytes.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
                let claim = Claim(
                    passage: text.passage(bytes, in: document.id), citation: citation,
                    before: text[paragraph..<bytes.lowerBound])
                all.append(claim)
                if let url = citation.url { byURL[url]?.append(claim) } else { unaddressed.append(claim) }
            }
        }
        accessed = Dictionary(
            citations.compactMap { citation in citation.url.flatMap { url in citation.accessed.map { (url, $0) } } }
        ) { first, _ in first }
        self.byURL = byURL
        self.unaddressed = unaddressed
        self.urls = urls
        self.all = all
    }

    func leaning(on url: String) -> [Claim] { byURL[url] ?? [] }

    /// The ids of the citations whose claims hold a stretch of the document.
    static func citations(_ citations: [Citation], holding span: Span) -> [String] {
        citations.filter { citation in
            citation.markers.contains { $0.claims.contains { $0.span.overlaps(span) } }
        }.map(\.id)
    }
}
