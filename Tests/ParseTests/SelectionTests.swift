import Testing

@testable import Parse

/// What is taken with its neighbours, though the judge doubts it: here, whatever is shorter than a sentence.
@Suite("Tables and headings among the article's text")
struct SelectionTests {
    private func text(_ body: String) throws -> [Substring] {
        let judge = try Judge(features: ["length"], trees: ["0:60 =-2 =3"])
        return Reader(judge: judge).read(Page(bytes: Array("<html><body>\(body)</body></html>".utf8))).text
            .split(separator: "\n")
    }

    private let prose =
        "<p>The ferries of the three islands carried more people and fewer cars than in any year before.</p>"
    private let table = """
        <table><caption>Passengers</caption><thead><tr><th>Year<th>Ferry A<th>Ferry B</tr></thead>
        <tr><th>2023<td>1,204<td>980</tr><tr><th>2024<td>1,377<td>1,015</tr></table>
        """

    @Test func aTableOfDataStaysWholeBetweenParagraphs() throws {
        let lines = try text(prose + table + prose)
        #expect(lines[1...4] == ["Passengers", "Year\tFerry A\tFerry B", "2023\t1,204\t980", "2024\t1,377\t1,015"])
        #expect(lines.count == 6)
    }

    @Test func aPageMayEndWithItsTables() throws {
        let lines = try text(prose + prose + table + table)
        #expect(lines.filter { $0.hasPrefix("2024") }.count == 2)
    }

    @Test func prosePastATableIsStillTheArticles() throws {
        let rows = (1950...2020).map { "<tr><th>\($0)<td>\($0 * 7 % 1000)<td>\($0 * 11 % 1000)</tr>" }.joined()
        let lines = try text(prose + "<table><tr><th>Year<th>A<th>B</tr>\(rows)</table>" + prose)
        #expect(lines.count == 74 && lines.last?.hasPrefix("The ferries") == true)
    }

    @Test(arguments: [
        "<table><tr><td>Home<td>Routes</tr><tr><td>Fares<td>Contact</tr></table>",
        "<table><tr><th>Menu<td><ul><li>Home<li>Routes</ul></tr><tr><th>More<td>Fares</tr></table>",
        "<table><tr><th>See<th>also</tr><tr><td><a href=/a>Routes</a><td><a href=/b>Fares</a></tr></table>",
    ])
    func aTableThatHoldsNoDataIsNotTaken(table: String) throws {
        #expect(try text(prose + table + prose).count == 2)
    }

    @Test func aHeadingIsTakenWithWhatItHeads() throws {
        let lines = try text(prose + "<h2>Cars</h2>" + prose + "<h2>More stories</h2><ul><li>Trains</ul>")
        #expect(lines.count == 3 && lines[1] == "Cars")
    }

    /// The same blocks under two addresses: what the judge doubts is teasers beside a story, and goods in a list.
    @Test(arguments: [
        ("https://news.example/2024/ferries-carry-more-people-than-ever", 2), ("https://shop.example/ferries", 22),
    ])
    func aShortArticleOnALongPageIsTakenAlone(url: String, count: Int) throws {
        let judge = try Judge(features: ["length"], trees: ["0:60 =-1.27 =2"])
        let teasers = (1...20).map { "<p>A teaser for another page, number \($0) of twenty</p>" }.joined()
        let page = Page(url: url, bytes: Array("<html><body>\(prose + prose + teasers)</body></html>".utf8))
        #expect(Reader(judge: judge).read(page).text.split(separator: "\n").count == count)
    }
}
