import Records
import Testing

@Suite struct TextTests {
    /// Bytes and code points differ from the third character on: one, two, three and four bytes each.
    private let text = Text("aй–😀.")

    @Test func bothCoordinates() {
        #expect(text.count == 5)
        #expect((0...5).map { text.byte(at: $0) } == [0, 1, 3, 6, 10, 11])
        #expect([0, 1, 3, 6, 10, 11].map { text.codePoint(at: $0) } == [0, 1, 2, 3, 4, 5])
    }

    @Test func aQuoteHoldsItsWords() {
        let quote = text.quote(3..<10)
        #expect(quote == Quote(start: 2, end: 4, exact: "–😀"))
    }

    @Test func aPassageCarriesItsSurroundings() {
        let passage = text.passage(3..<6, in: "doc-1", context: 1)
        #expect(passage.prefix == "й")
        #expect(passage.suffix == "😀")
        #expect(passage.holds(in: text))
        #expect(!passage.holds(in: Text("aйx😀.")))
        #expect(!Passage(doc: "", start: 9, end: 12, exact: "", prefix: "", suffix: "").holds(in: text))
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        #expect(Text(utf8: [0x61, 0xC3]) == nil)
        #expect(Text(utf8: [0x61, 0xC3, 0xA9])?.count == 2)
    }

    /// The table has an entry every 64 bytes; texts around that length must agree with a plain count.
    @Test(arguments: 0...200) func everyLengthAgreesWithCounting(length: Int) {
        let string = String((0..<length).map { Character(["a", "ж", "‐", "𝄞"][$0 % 4]) })
        let text = Text(string)
        var byte = 0
        for (index, scalar) in string.unicodeScalars.enumerated() {
            #expect(text.codePoint(at: byte) == index)
            #expect(text.byte(at: index) == byte)
            byte += UTF8.width(scalar)
        }
        #expect(text.byte(at: length) == byte)
        #expect(text.codePoint(at: byte) == length)
    }
}

@Suite struct NearestTests {
    @Test(arguments: [
        ("refesh", "refresh"), ("shcedule", "schedule"), ("kazakstan", "kazakhstan"), ("Document", "document"),
    ])
    func aSlipIsFound(word: String, meant: String) {
        #expect(Nearest.match(for: word, among: ["document", "refresh", "schedule", "kazakhstan"]) == meant)
    }

    @Test func nothingNearIsNothing() {
        #expect(Nearest.match(for: "colour", among: ["document", "refresh"]) == nil)
        #expect(Nearest.match(for: "", among: []) == nil)
    }
}
