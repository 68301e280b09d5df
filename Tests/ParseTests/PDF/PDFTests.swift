import Testing

@testable import PDF
@testable import Parse

@Suite("A PDF becomes an article with page numbers")
struct PDFTests {
    /// Two columns under a running head, over a page number; a word divided at a line's end and a sentence over the page.
    static func report(pages count: Int = 3) -> PDFWriter {
        var writer = PDFWriter(
            information: "/Title (Coal by rail) /Author (Aigul Example) /CreationDate (D:20250304080000+05'00')")
        for number in 1...count {
            var lines = [
                PDFWriter.Line(x: 60, y: 800, size: 8, text: "Steppe Transport Review \(2024 + number)"),
                PDFWriter.Line(x: 290, y: 30, size: 8, text: "\(number)"),
            ]
            if number == 1 { lines.append(PDFWriter.Line(x: 60, y: 750, size: 20, text: "Coal by rail")) }
            lines += PDFWriter.column(
                x: 60, top: 700,
                """
                \(number == 1 ? " Exports of coal rose by" : "wagons of the state rail-")
                \(number == 1 ? "a tenth in half a year, the" : "way went north without a")
                ministry of energy said.
                 Most of it went to the
                ports by way of the Bal-
                tic and on to Asia.
                """)
            lines += PDFWriter.column(
                x: 320, top: 700,
                """
                 The price of a wagon has
                doubled in a single year,
                and drivers are hard to
                find, which is why many
                """)
            writer.pages.append(lines)
        }
        return writer
    }

    private func read(_ bytes: [UInt8]) -> Reading { Reader().reading(of: Page(bytes: bytes)) }

    @Test func columnsAreReadInOrderAndParagraphsRebuilt() {
        let text = read(Self.report().write()).article.text
        #expect(
            text.hasPrefix(
                """
                Coal by rail
                Exports of coal rose by a tenth in half a year, the ministry of energy said.
                Most of it went to the ports by way of the Baltic and on to Asia.
                The price of a wagon has doubled in a single year, and drivers are hard to find, which is why many \
                wagons of the state railway went north without a ministry of energy said.
                """), "\(text)")
    }

    @Test func headsFeetAndPageNumbersAreNoText() {
        let text = read(Self.report().write()).article.text
        #expect(!text.contains("Review"))
        #expect(!text.split(separator: "\n").contains { $0.allSatisfy(\.isNumber) })
    }

    @Test func everyStretchOfTextHasItsPage() throws {
        let article = read(Self.report().write()).article
        #expect(article.origins.map(\.page) == [1, 2, 3])
        #expect(article.origins.first?.start == 0)
        #expect(article.origins.last?.end == article.text.unicodeScalars.count)
        let turn = try #require(article.text.firstRange(of: "wagons of the state"))
        let place = article.text[..<turn.lowerBound].unicodeScalars.count
        #expect(article.page(at: place - 2) == 1)
        #expect(article.page(at: place) == 2)
    }

    @Test func titleAuthorAndDateSayWhereTheyStand() {
        let reading = read(Self.report().write())
        #expect(reading.article.title == "Coal by rail")
        #expect(reading.article.authors == ["Aigul Example"])
        #expect(reading.article.published?.hasPrefix("2025-03-04") == true)
        #expect(reading.sources["authors"] == "pdf:info" && reading.sources["published"] == "pdf:info")
        #expect(reading.pageType == .document && reading.article.reader == "pdf/1")
    }

    @Test func aFileNameIsNoTitle() {
        var writer = Self.report()
        writer.information = "/Title (Microsoft Word - draft3.doc) /Author (admin)"
        let reading = read(writer.write())
        #expect(reading.article.title == "Coal by rail" && reading.sources["title"] == "pdf:page")
        #expect(reading.article.authors == [])
    }

    /// No text and a flag: a claim is then unread, never absent.
    @Test func aScanSaysThatItIsOne() {
        var writer = Self.report()
        writer.isImage = true
        let article = read(writer.write()).article
        #expect(article.text == "" && article.flags == ["image_only", "no_text"])
    }

    @Test func encryptedAndDamagedFilesSaySo() {
        let bytes = Self.report().write()
        #expect(read(Array("%PDF-1.7\nnothing of the kind".utf8)).article.flags == ["damaged", "no_text"])
        var locked = String(decoding: bytes, as: UTF8.self)
        locked.replace(
            "/Root 1 0 R",
            with: "/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 "
                + "/O <\(String(repeating: "ab", count: 32))> /U <\(String(repeating: "cd", count: 32))> >>")
        #expect(read(Array(locked.utf8)).article.flags == ["encrypted", "no_text"])
    }

    @Test func aWordWrittenWithAHyphenKeepsIt() {
        var writer = PDFWriter()
        writer.pages = [
            PDFWriter.column(
                x: 60, top: 700,
                """
                The well-known firm is among the best of its kind here
                and in the neighbouring countries, where it is as well-
                known as at home and has been for many years, they say.
                """)
        ]
        #expect(read(writer.write()).article.text.contains("it is as well-known as at home"))
    }

    @Test func limitsEndTheReadingNotTheProgram() {
        let bytes = Self.report(pages: 40).write()
        let short = PDFReader.read(Page(bytes: bytes), limits: PDFLimits(pages: 2))
        #expect(short.article.origins.map(\.page) == [1, 2] && short.article.flags == ["cut_short"])
        let noRoom = PDFReader.read(Page(bytes: bytes), limits: PDFLimits(memory: 1 << 20))
        #expect(noRoom.article.text.isEmpty && noRoom.article.flags.contains("no_text"))
        let noOutput = PDFReader.read(Page(bytes: bytes), limits: PDFLimits(output: 1_000))
        #expect(noOutput.article.flags.contains("cut_short"))
    }

    @Test func mutatedFilesAreReadOrRefused() {
        let bytes = Self.report().write()
        var state: UInt64 = 7
        for _ in 0..<40 {
            var copy = bytes
            for _ in 0..<10 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                copy[20 + Int(state >> 33) % (copy.count - 20)] ^= UInt8(1 << (state >> 60 & 7))
            }
            if state & 1 == 0 { copy.removeLast(Int(state >> 40) % copy.count) }
            let article = read(copy).article
            #expect(article.text.isEmpty == article.flags.contains("no_text") || copy.isEmpty)
        }
    }
}
