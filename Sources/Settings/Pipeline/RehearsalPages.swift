/// `rehearsal/pages.yaml`: which stand-in answers for which address when a pipeline is rehearsed.
public struct RehearsalPages: Sendable, Hashable {
    public var pages: [Page]

    public struct Page: Sendable, Hashable {
        public var url: String
        public var status: Int
        /// File with the body, relative to the `rehearsal` folder; nil for an empty body.
        public var file: String?
        /// Content-Type header.
        public var type: String
        /// Location header, for a redirect.
        public var location: String?
    }

    static let keys = ["url", "status", "file", "type", "location"]

    /// Reads a `pages.yaml`: a list of mappings. Throws every complaint.
    public static func parse(_ bytes: [UInt8], file: String) throws(Complaints) -> RehearsalPages {
        let reader = Section.Reader(file: file, source: bytes)
        let root = try reader.open()
        if root.items == nil { reader.complain("pages.yaml must be a list of pages, not \(root.kind)", at: root.place) }
        let pages = (root.items ?? []).map { node in
            let section = Section(node, known: keys, name: "a page", reader: reader)
            return Page(
                url: section.required("url", in: "this page"),
                status: section.integer("status", or: 200, in: 100...599), file: section.text("file"),
                type: section.text("type") ?? "text/html; charset=utf-8", location: section.text("location"))
        }
        try reader.check()
        return RehearsalPages(pages: pages)
    }
}
