import Glibc
import Testing

@testable import Parse

/// Pages made to cost much or to break the reader. `Tests/Eval/parse_robustness.py` tries the same at full size, and every open
/// page cut short and with flipped bits.
@Suite("Pages made to do harm")
struct HostilePageTests {
    /// Of processor time, since other tests run beside. A debug build is some fifteen times slower than what people run.
    private static let most = 10.0

    @discardableResult
    private func read(_ bytes: [UInt8], _ type: String? = "text/html") -> Reading {
        let started = Self.processorTime
        let reading = Reader().reading(of: Page(bytes: bytes, contentType: type))
        #expect(Self.processorTime - started < Self.most)
        #expect(reading.article.text.isEmpty == reading.article.flags.contains("no_text"))
        for origin in reading.article.origins {
            #expect(origin.start < origin.end)
            #expect(origin.source.map { $0.start >= 0 && $0.start < $0.end && $0.end <= bytes.count } ?? true)
        }
        return reading
    }

    private func read(_ text: String) -> Reading { read(Array(text.utf8)) }

    /// Seconds that this thread has worked.
    private static var processorTime: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test func aPageThatIsAllLinks() {
        let links = (1...2_000).map { "<li><a href=/story/\($0)>Story number \($0) of the day</a></li>" }.joined()
        let reading = read("<html><body><ul>\(links)</ul></body></html>")
        #expect(reading.pageType == .listing && reading.article.flags.contains("listing"))
        #expect(reading.article.text == "")
    }

    @Test func aShortArticleAmongLinksIsNamedByItsAddress() {
        let links = (1...50).map { "<li><a href=/story/\($0)>Story number \($0) of the day</a></li>" }.joined()
        let page = "<html><body><ul>\(links)</ul><p>It rained all day in Almaty, and then it snowed.</p></body></html>"
        // The judge is unsure of everything: .43.
        let judge = try? Judge(features: ["linkDensity"], trees: ["0:.5 =-.3 =-3"])
        let read = { Reader(judge: judge ?? Judge()).reading(of: Page(url: $0, bytes: Array(page.utf8))) }
        #expect(read("https://news.example/today").pageType == .listing)
        #expect(read("https://news.example/rain-and-snow-in-almaty").article.text.hasPrefix("It rained"))
    }

    @Test func oneTextOfMegabytes() {
        let reading = read("<p>" + String(repeating: "All work and no play makes a dull page. ", count: 50_000))
        #expect(reading.article.text.utf8.count > 1_900_000)
    }

    @Test(arguments: [
        "<script>var a=\"" + String(repeating: "<p>no text</p>", count: 50_000),
        "<style>" + String(repeating: "a{b:c}", count: 100_000),
        String(repeating: "<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script>", count: 3_000),
        "<script>window.x=" + String(repeating: "{\"title\":\"t\",\"body\":[", count: 20_000),
        "<script type=application/json>"
            + String(repeating: "[\"words of prose that go on and on for a while\",", count: 20_000),
        String(repeating: "&amp;amp;", count: 50_000),
        String(repeating: "&CounterClockwiseContourIntegral;", count: 20_000),
        "<div " + String(repeating: "a=b ", count: 100_000) + ">text",
        String(repeating: "<div class=\"article content\">", count: 20_000),
        String(repeating: "<meta property=og:title content=\"x\">", count: 20_000),
    ])
    func bombs(page: String) {
        _ = read(page)
    }

    @Test func utf16WithoutAMark() {
        let page = "<html><head><title>Уголь</title></head><body><p>Экспорт угля вырос на десять процентов за год.</p>"
        let little = page.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(read(little, nil).article.text == "Экспорт угля вырос на десять процентов за год.")
        #expect(read(little, "text/html; charset=utf-16le").article.title == "Уголь")
        #expect(read(little.dropLast(3)).article.title == "Уголь")
    }

    @Test func nothingAndAlmostNothing() {
        for bytes: [UInt8] in [[], [0], [0x20], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], Array("<html>".utf8)] {
            #expect(read(bytes, nil).article.flags.contains("no_text"))
        }
    }
}
