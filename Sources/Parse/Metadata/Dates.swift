import HTML

/// When a page was published and last changed; nothing rather than a guess.
enum Dates {
    static func published(_ declared: Declared, _ tree: Tree) -> (value: CalendarDate, source: String)? {
        if let text = declared.linked.published, let date = DateText.first(in: text) { return (date, "json-ld") }
        let names = [
            "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
            "dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publishdate", "publish_date", "publish-date",
            "date",
            "date.available", "citation_publication_date", "citation_date",
        ]
        for name in names {
            if let text = declared.meta[name]?.first, let date = DateText.first(in: text) {
                return (date, "meta:" + name)
            }
        }
        for time in declared.times {
            let text = tree.string(.datetime, of: time) ?? tree.content(of: time)
            if let date = DateText.first(in: text) { return (date, "time") }
        }
        return nil
    }

    static func modified(_ declared: Declared) -> (value: CalendarDate, source: String)? {
        if let text = declared.linked.modified, let date = DateText.first(in: text) { return (date, "json-ld") }
        for name in ["article:modified_time", "og:updated_time", "datemodified", "last-modified"] {
            if let text = declared.meta[name]?.first, let date = DateText.first(in: text) {
                return (date, "meta:" + name)
            }
        }
        return nil
    }
}
