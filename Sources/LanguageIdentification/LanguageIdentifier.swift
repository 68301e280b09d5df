import CCLD2

/// Tells the language of a text by its letters: CLD2, Google's Compact Language Detector 2.
public enum LanguageIdentifier {
    /// Bytes looked at: more make it no surer.
    private static let most = 20_000

    /// The language most of a text is in, as a BCP 47 tag, and the share of the text that is; nil where it is not sure.
    ///
    /// - Parameter utf8: plain text, valid UTF-8.
    public static func identify(_ utf8: some Collection<UInt8>) -> (tag: String, share: Double)? {
        var sample = Array(utf8.prefix(most + 1))
        // Cut between characters: CLD2 wants whole ones.
        if sample.count > most {
            sample.removeLast()
            while let last = sample.last, last & 0xC0 == 0x80 { sample.removeLast() }
            if let last = sample.last, last >= 0xC0 { sample.removeLast() }
        }
        let answer = unsafe sample.withUnsafeBytes { buffer in
            unsafe ibid_identify_language(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count))
        }
        guard answer.reliable, let tag = tag(answer) else { return nil }
        return (tag, Double(answer.percent) / 100)
    }

    /// CLD2's own names for what BCP 47 calls otherwise.
    private static let renamed = ["iw": "he", "jw": "jv", "mo": "ro", "no": "nb", "sh": "sr"]

    private static func tag(_ answer: ibid_language) -> String? {
        let code = unsafe withUnsafeBytes(of: answer.code) {
            unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard code.utf8.count >= 2, code != "un", !code.hasPrefix("xxx") else { return nil }
        return renamed[code] ?? code
    }
}
