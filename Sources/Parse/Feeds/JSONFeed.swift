import HTML

/// Reads JSON Feed (jsonfeed.org, versions 1 and 1.1).
enum JSONFeed {
    static func read(_ page: Page) -> Reading {
        let utf8 = Decoded(page.bytes, charset: page.declaredCharset).utf8
        var list = FeedList()
        let feed = LenientJSON.parse(utf8[...])
        list.title = feed?["title"]?.string
        list.lang = feed?["language"]?.string.flatMap(PageLanguage.normalize)
        for item in feed?["items"]?.elements ?? [] {
            let date = { (key: String) in item[key]?.string.flatMap { DateText.first(in: $0)?.iso } }
            list.add(
                Reading.Entry(
                    url: item["url"]?.string ?? item["external_url"]?.string ?? "", title: item["title"]?.string,
                    published: date("date_published"), modified: date("date_modified")))
        }
        return list.reading(of: page)
    }
}
