import HTML

/// When a page was published and last changed; nothing rather than a guess.
struct Dates: Sendable {
    typealias Found = (value: CalendarDate, source: String)

    let declared: Declared
    let tree: Tree
    let url: String?
    /// Whether `05/08/2020` is the eighth of May: American English.
    let monthFirst: Bool

    init(_ declared: Declared, _ tree: Tree, url: String?) {
        self.declared = declared
        self.tree = tree
        self.url = url ?? declared.canonical ?? declared.first("og:url")?.value
        let lang = (declared.lang ?? "").lowercased()
        monthFirst = lang == "en-us" || lang == "en_us" || lang == "en" || lang.isEmpty
    }

    private static let publishedNames = [
        "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
        "article:published", "parsely-pub-date", "sailthru.date",
        "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date", "dc.date.created", "dc.date",
        "dcterms.available", "pubdate", "publishdate",
        "publish_date", "publish-date", "publication_date", "publication-date", "published_date", "published_at",
        "publisheddate", "date.available", "cxenseparse:recs:publishtime",
        "citation_publication_date", "citation_date", "citation_online_date", "article_date_original",
        "article.published", "originalpublicationdate", "datecreated", "created", "displaydate", "ptime",
        "bt:pubdate", "rnews:datepublished", "release_date", "_publishdate", "last-published", "og:pubdate", "date",
    ]

    func published(visible: () -> CalendarDate?) -> Found? {
        let inURL = url.flatMap(Dates.inURL)
        if let text = declared.linked.published, let date = read(text) { return local(date, inURL, "json-ld") }
        for name in Dates.publishedNames {
            if let text = declared.meta[name]?.first, let date = read(text) {
                return local(date, inURL, "meta:" + name)
            }
        }
        if let found = marked() { return found }
        if let inURL { return (inURL, "url") }
        if let date = visible() { return (date, "text") }
        return nil
    }

    /// A time in UTC may fall on the day after the outlet's own; the address tells which day that was.
    private func local(_ date: CalendarDate, _ inURL: CalendarDate?, _ source: String) -> Found {
        guard let inURL, date.time.hasSuffix("Z"), inURL < date, inURL.isEve(of: date) else { return (date, source) }
        return (inURL, "url")
    }

    func modified() -> Found? {
        if let text = declared.linked.modified, let date = read(text) { return (date, "json-ld") }
        for name in [
            "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
            "last-modified",
            "lastmod", "article:modified", "revised",
        ] {
            if let text = declared.meta[name]?.first, let date = read(text) { return (date, "meta:" + name) }
        }
        return nil
    }

    func read(_ text: String) -> CalendarDate? { DateText.first(in: text, monthFirst: monthFirst) }

    /// Elements that say they hold a date: `time`, `itemprop=datePublished`, classes named for dates.
    private func marked() -> Found? {
        var best: (rank: Int, found: Found)?
        for index in tree.nodes.indices where !tree.nodes[index].attributes.isEmpty || tree.nodes[index].tag == .time {
            guard let rank = rank(index), rank < best?.rank ?? 9, !isApart(index) else { continue }
            let content = tree.content(of: index)
            guard content.utf8.count < 120 else { continue }
            let value = tree.string(.datetime, of: index) ?? tree.string(.content, of: index)
            guard let date = value.flatMap(read) ?? read(content) ?? tree.string(.title, of: index).flatMap(read) else {
                continue
            }
            best = (rank, (date, tree.nodes[index].tag == .time ? "time" : "class"))
            if rank == 0 { break }
        }
        return best?.found
    }

    private func rank(_ index: Int) -> Int? {
        if let item = tree.attribute(.itemprop, of: index) {
            if item.containsASCII("datepublished") { return 0 }
            if item.containsASCII("datecreated") || item.containsASCII("dateposted") { return 1 }
            if item.containsASCII("datemodified") { return 4 }
        }
        if tree.nodes[index].tag == .time { return tree.attribute(.pubdate, of: index) != nil ? 0 : 2 }
        guard tree.nodes[index].tag != .a else { return nil }
        for name in [Attribute.Name.class, .id] {
            guard let value = tree.attribute(name, of: index), value.count < 200 else { continue }
            if value.containsASCII("update") || value.containsASCII("modif") { continue }
            if value.containsASCII("publish") || value.containsASCII("pubdate") || value.containsASCII("entry-date") {
                return 2
            }
            if value.containsASCII("date") || value.containsASCII("datum") || value.containsASCII("byline") { return 3 }
            if value.containsASCII("time") || value.containsASCII("posted") || value.containsASCII("meta") { return 4 }
        }
        return nil
    }

    private func isApart(_ index: Int) -> Bool {
        var node = index
        while node > 0 {
            switch tree.nodes[node].tag {
            case .aside, .footer, .nav: return true
            default: break
            }
            if !Hints.of(node, in: tree).isDisjoint(with: [.comment, .related, .sidebar, .footer]) { return true }
            node = Int(tree.nodes[node].parent)
        }
        return false
    }

    /// `/2020/05/08/`, `/2020-05-08-`, `/20200508/`.
    static func inURL(_ url: String) -> CalendarDate? {
        let bytes = Array(url.utf8.prefix(600))
        var index = 0
        while index + 8 <= bytes.count {
            defer { index += 1 }
            guard index == 0 || !bytes[index - 1].isDigit, let year = number(bytes, index, 4),
                (1995...2099).contains(year)
            else { continue }
            let mark = bytes[index + 4]
            if mark.isDigit {
                guard let month = number(bytes, index + 4, 2), let day = number(bytes, index + 6, 2),
                    index + 8 == bytes.count || !bytes[index + 8].isDigit
                else { continue }
                if let date = CalendarDate(year: year, month: month, day: day) { return date }
            } else if [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(mark) {
                guard index + 10 <= bytes.count || index + 8 <= bytes.count else { continue }
                var place = index + 5
                guard let month = short(bytes, &place), place < bytes.count, bytes[place] == mark else { continue }
                place += 1
                guard let day = short(bytes, &place), place == bytes.count || !bytes[place].isDigit else { continue }
                if let date = CalendarDate(year: year, month: month, day: day) { return date }
            }
        }
        return nil
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int? {
        guard start + length <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[start..<start + length] {
            guard byte.isDigit else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    private static func short(_ bytes: [UInt8], _ place: inout Int) -> Int? {
        var value = 0
        let start = place
        while place < bytes.count, place - start < 2, bytes[place].isDigit {
            value = value * 10 + Int(bytes[place] - 0x30)
            place += 1
        }
        return place > start ? value : nil
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
