import Records
import Testing

@testable import Cite

@Suite struct DocumentReaderTests {
    private func error(_ bytes: [UInt8], limit: Int = 1000) -> String? {
        do {
            _ = try DocumentReader(limit: limit).read(bytes, name: "brief.txt")
            return nil
        } catch {
            return error.message
        }
    }

    @Test func refusals() {
        #expect(error([]) == "brief.txt: the document is empty")
        #expect(error(Array(" \n\t\n".utf8)) == "brief.txt: the document is empty")
        #expect(
            error(Array("%PDF-1.7".utf8))
                == "brief.txt: this is a PDF file; give the document as plain text or Markdown")
        #expect(
            error(Array("one\u{0}".utf8))
                == "brief.txt: this is not text (byte 3); give the document as plain text or Markdown")
        #expect(
            error(Array("one\nna".utf8) + [0xEF, 0x76, 0x65])
                == "brief.txt:2: byte 6 (0xEF) is not UTF-8; convert the document first, "
                + "e.g. iconv -f windows-1251 -t utf-8")
        #expect(
            error(Array("too long".utf8), limit: 7)
                == "brief.txt: 8 bytes, more than the limit of 7; raise the limit or split the document")
    }

    @Test func theByteOrderMarkIsDropped() throws {
        let document = try DocumentReader().read([0xEF, 0xBB, 0xBF] + Array("Text".utf8), name: "-")
        #expect(document.text == "Text")
        #expect(document.format == .plain)
    }

    @Test func formatTitleAndLanguage() throws {
        let page = "---\ntitle: \"Salt: a history\"\nlang: en-GB\n---\n# Another\n\nText."
        let markdown = try DocumentReader().read(Array(page.utf8), name: "salt.md")
        #expect(markdown.format == .markdown && markdown.title == "Salt: a history" && markdown.lang == "en-GB")
        let plain = try DocumentReader().read(
            Array("A short title\n\nThe text of it is in English.".utf8), name: "a.txt")
        #expect(plain.format == .plain && plain.title == "A short title" && plain.lang == "en")
        let piped = try DocumentReader().read(Array("Claim.[^1]\n\n[^1]: Note.".utf8), name: "-")
        #expect(piped.format == .markdown)
    }

    @Test(
        arguments: [
            ([0x61, 0x80], 1), ([0xC0, 0xAF], 0), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0xE2, 0x82], 0),
        ] as [([UInt8], Int)])
    func firstInvalidByte(bytes: [UInt8], place: Int) {
        #expect(UTF8Check.firstInvalid(in: bytes) == place)
    }
}
