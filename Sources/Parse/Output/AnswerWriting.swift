import Records

extension ParseFilter.Answer: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("article", article)
            writer.array("authors", authors) { $0.text($1) }
            writer.member("canonical", canonical)
            writer.member("capture", capture)
            writer.member("confidence", confidence)
            if let entries { writer.array("entries", entries) { $1.write(to: &$0) } }
            if let feeds { writer.array("feeds", feeds) { $1.write(to: &$0) } }
            writer.array("flags", flags) { $0.text($1) }
            if let id { writer.member("id", id) }
            writer.member("lang", lang)
            writer.member("licence", licence)
            writer.member("markdown", markdown)
            writer.member("modified", modified)
            writer.array("origins", origins) { $1.write(to: &$0) }
            writer.member("pageType", pageType.rawValue)
            writer.member("published", published)
            writer.member("reader", reader)
            writer.member("section", section)
            writer.member("site", site)
            writer.object("sources") { writer in
                for (field, place) in sources.sorted(by: { $0.key < $1.key }) {
                    writer.member(named: field, place)
                }
            }
            writer.member("text", text)
            writer.member("title", title)
            writer.member("url", url)
        }
    }
}

extension Article.Origin: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("end", end)
            if let page { writer.member("page", page) }
            if let source { writer.member("source", source) }
            writer.member("start", start)
        }
    }
}

extension Reading.Entry: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("modified", modified)
            writer.member("published", published)
            writer.member("title", title)
            writer.member("url", url)
        }
    }
}
