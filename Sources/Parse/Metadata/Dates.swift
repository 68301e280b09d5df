import HTML

/// When a page was published and last changed; nothing rather than a guess.
struct Dates {
    typealias Found = (value: CalendarDate, source: String)

    private let declared: Declared
    private let marked: MarkedDate
    private let visible: VisibleDate?
    private let inAddress: CalendarDate?
    /// Whether `05/08/2020` is the eighth of May: American English.
    private let monthFirst: Bool

    init(_ declared: Declared, _ tree: Tree, _ layout: Layout, _ main: MainText, _ place: ArticlePlace?, url: String?) {
        self.declared = declared
        let url = url ?? declared.canonical ?? declared.first("og:url")?.value
        let monthFirst = Dates.isAmerican(declared.lang, host: SiteName.host(of: url))
        self.monthFirst = monthFirst
        inAddress = url.flatMap(AddressDate.find)
        let read = { DateText.mentions(in: $0, monthFirst: monthFirst, shortYears: true) }
        marked = MarkedDate(tree: tree, layout: layout, place: place, dates: read)
        visible = place.map { VisibleDate(layout: layout, tree: tree, main: main, place: $0, dates: read) }
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

    private static let modifiedNames = [
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
        "last-modified", "lastmod", "article:modified", "revised",
    ]

    func published() -> Found? {
        if let found = declared(declared.linked.published, Dates.publishedNames) { return local(found) }
        if let found = marked.find(.published, 0..<MarkedDate.weak) { return local(found) }
        return inAddress.map { ($0, "url") } ?? shown(.published)
    }

    func modified() -> Found? {
        declared(declared.linked.modified, Dates.modifiedNames) ?? marked.find(.modified, 0..<MarkedDate.weak)
            ?? shown(.modified)
    }

    private func shown(_ label: DateLabel) -> Found? {
        visible?.find(label).map { ($0, "text") } ?? marked.find(label, MarkedDate.weak..<MarkedDate.weakest)
    }

    private func declared(_ linked: String?, _ names: [String]) -> Found? {
        if let linked, let date = read(linked) { return (date, "json-ld") }
        for name in names {
            if let text = declared.meta[name]?.first, let date = read(text) { return (date, "meta:" + name) }
        }
        return nil
    }

    private func read(_ text: String) -> CalendarDate? { DateText.first(in: text, monthFirst: monthFirst) }

    /// A time in UTC may fall on another day than the outlet's own; the address or the page's own words tell which day
    /// that was.
    private func local(_ found: Found) -> Found {
        let date = found.value
        guard let hour = date.hourInUTC else { return found }
        let isOutlets = { (other: CalendarDate) in
            hour < Dates.westernmost && other.isEve(of: date) || hour >= Dates.easternmost && date.isEve(of: other)
        }
        if let inAddress, isOutlets(inAddress) { return (inAddress, "url") }
        guard hour < Dates.westernmost || hour >= Dates.easternmost, let shown = visible?.find(.published),
            isOutlets(shown)
        else { return found }
        return (shown, "text")
    }

    /// Midnight in UTC-8, the Americas' last zone, and in UTC+12, the last of Asia's and Oceania's, by the hour in UTC.
    private static let westernmost = 8
    private static let easternmost = 12

    /// American English: said so, or English without a country on a host that names none.
    private static func isAmerican(_ lang: String?, host: String?) -> Bool {
        let lang = (lang ?? "").lowercased()
        if lang == "en-us" || lang == "en_us" { return true }
        guard lang == "en" || lang.isEmpty else { return false }
        let top = host?.split(separator: ".").last.map(String.init) ?? ""
        return top.count != 2 || american.contains(top)
    }

    /// Countries that write the month first, and two letters that name no country any more.
    private static let american: Set<String> = ["us", "ph", "io", "co", "tv", "me", "ai", "fm", "ly", "to", "cc", "gg"]
}
