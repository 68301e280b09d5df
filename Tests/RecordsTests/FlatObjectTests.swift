import Foundation
import Records
import Testing

/// What is read from a line without a decoder is what Foundation's would read, or nothing.
@Suite struct FlatObjectTests {
    private func object(_ line: String) -> FlatObject? { FlatObject(line.utf8) }

    @Test func textsAndWholeNumbers() {
        let object = object(#" { "id" : -7 , "text" : "a\u00e9\ud834\udd1e\n\/\"" } "#)
        #expect(object?.number("id") == -7)
        #expect(object?.string("text") == "aé𝄞\n/\"")
        #expect(object?.text("text")?.count == 6)
        #expect(object?.string("id") == nil)
        #expect(object?.number("text") == nil)
    }

    @Test(arguments: [
        "", "{", "{}", "[]", #"{"a":1"#, #"{"a":1}}"#, #"{"a":1,}"#, #"{"a" 1}"#, #"{"a":1.5}"#, #"{"a":01}"#,
        #"{"a":null}"#, #"{"a":{"b":1}}"#, #"{"a":1,"a":2}"#, #"{"a":"\ud834"}"#, #"{"a":"\udd1e"}"#, #"{"a":"\x"}"#,
        "{\"a\":\"\t\"}", #"{"a":- 1}"#, #"{"a":99999999999999999999}"#, #"{"a":"b}"#, #"{"a":"\u12"}"#,
    ])
    func anythingElseIsLeftToADecoder(line: String) {
        #expect(object(line) == nil)
    }

    @Test func bytesThatAreNoTextAreLeftToADecoder() {
        #expect(FlatObject(Array(#"{"a":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)) == nil)
    }

    /// Signs that need an escape, and those that only look like it, at every place of texts of every length.
    @Test(arguments: [" ", "\"", "\\", "\n", "\u{1F}", "\u{7F}", "¢", "Ѣ", "∢", "é"])
    func whatIsWrittenIsRead(sign: String) throws {
        for length in 0...20 {
            for place in 0...length {
                let text = String(repeating: "x", count: place) + sign + String(repeating: "y", count: length - place)
                var writer = JSONWriter()
                writer.object { $0.member("text", text) }
                let written = writer.finish()
                #expect(FlatObject(written)?.string("text") == text)
                let decoded = try JSONDecoder().decode([String: String].self, from: written)
                #expect(decoded == ["text": text])
            }
        }
    }
}
