import Testing

@testable import HTML

@Suite("Bytes become valid UTF-8")
struct DecodingTests {
    private let privet1251: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]
    private let privetKOI8: [UInt8] = [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4]

    private func text(_ bytes: [UInt8], charset: String? = nil) -> String {
        String(decoding: Decoded(bytes, charset: charset).utf8, as: UTF8.self)
    }

    @Test func byteOrderMarkWins() {
        #expect(text([0xEF, 0xBB, 0xBF] + Array("é".utf8), charset: "windows-1251") == "é")
        #expect(text([0xFF, 0xFE, 0x41, 0x00, 0x14, 0x04]) == "AД")
        #expect(text([0xFE, 0xFF, 0x00, 0x41, 0x04, 0x14]) == "AД")
    }

    @Test func theServersCharsetComesBeforeThePages() {
        let page = Array("<meta charset=koi8-r>".utf8) + privet1251
        #expect(text(page, charset: "windows-1251").hasSuffix("Привет"))
        #expect(Decoded(page, charset: "windows-1251").evidence == .contentType)
    }

    @Test(arguments: [
        "<meta charset=\"windows-1251\">", "<META CHARSET=windows-1251 />",
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
        "<!-- <meta charset=koi8-r> --><meta charset='cp1251'>",
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?>",
    ])
    func aDeclarationIsRead(head: String) {
        #expect(text(Array(head.utf8) + privet1251) == head + "Привет")
    }

    @Test func koi8IsNotWindows1251() {
        #expect(text(Array("<meta charset=koi8-r>".utf8) + privetKOI8).hasSuffix("Привет"))
    }

    @Test func flawlessUTF8OverrulesAWrongDeclaration() {
        let page = Array("<meta charset=iso-8859-1>Żółć и мир".utf8)
        #expect(text(page) == "<meta charset=iso-8859-1>Żółć и мир")
    }

    @Test func latin1MeansWindows1252() {
        #expect(text(Array("<meta charset=iso-8859-1>".utf8) + [0x93, 0x48, 0x69, 0x94]).hasSuffix("“Hi”"))
    }

    @Test func undeclaredRussianIsRecognized() {
        let sentence: [UInt8] = [
            0xCA, 0xE0, 0xE7, 0xE0, 0xF5, 0xF1, 0xF2, 0xE0, 0xED, 0x20, 0xEF, 0xEE, 0xF1, 0xF2, 0xE0, 0xE2, 0xE8, 0xEB,
            0x20, 0xF3, 0xE3, 0xEE, 0xEB, 0xFC, 0x20, 0xE2, 0x20, 0xE5, 0xE2, 0xF0, 0xEE, 0xEF, 0xF3,
        ]
        let page = Array(repeating: sentence + [0x2E, 0x20], count: 8).flatMap { $0 }
        #expect(text(page).hasPrefix("Казахстан поставил уголь в европу."))
    }

    @Test func utf16WithoutAMark() {
        let page = "<html><body><p>Plain words, nothing else.</p>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(text(page) == "<html><body><p>Plain words, nothing else.</p>")
    }

    @Test func anInvalidByteHarmsNoNeighbour() {
        let many = Array("ключ и замок, ключ и замок, ключ и замок ".utf8)
        #expect(text(many + [0xFF] + Array("дом".utf8)).hasSuffix("\u{FFFD}дом"))
        #expect(Decoded(many + [0xFF] + Array("дом".utf8)).replaced == 1)
    }

    @Test func replacementsAreCounted() {
        let many = Array("ключ и замок, ключ и замок, ключ и замок ".utf8)
        #expect(Decoded(many).replaced == 0)
        #expect(Decoded(many + Array("written so: \u{FFFD} ".utf8)).replaced == 0)
        #expect(Decoded(many + [0xFF, 0x20] + many + [0xFE, 0x20]).replaced == 2)
        #expect(Decoded([0x41, 0x81, 0x42, 0x82], charset: "shift_jis").replaced == 1)
    }
}
