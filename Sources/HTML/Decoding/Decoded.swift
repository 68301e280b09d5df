import CUchardet

/// A page's bytes as valid UTF-8, and how the encoding was found.
///
/// Order of evidence: byte order mark, the Content-Type's charset, the page's own declaration, statistics (uchardet),
/// windows-1252. A declaration of another encoding is overruled when the bytes are flawless UTF-8 with characters
/// beyond ASCII: chance does not produce such bytes.
public struct Decoded: Sendable {
    public var utf8: [UInt8]
    public var charset: Charset
    public var evidence: Evidence
    /// How many stretches of bytes that mean nothing in the encoding were replaced, by U+FFFD each.
    public var replaced: Int
    /// Bytes of the byte order mark, which `utf8` lacks.
    var mark = 0

    public enum Evidence: String, Sendable {
        case byteOrderMark = "bom"
        case contentType = "content_type"
        case declaration = "meta"
        case validity = "valid_utf8"
        case statistics
        case fallback
    }

    /// - Parameter charset: the `charset` parameter of the Content-Type, if there was one.
    public init(_ bytes: [UInt8], charset label: String? = nil) {
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
            self.init(bytes, as: bytes[0] == 0 ? .utf32be : .utf32le, evidence: .byteOrderMark)
            if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { utf8.removeFirst(3) }
        } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self.init(Array(bytes[3...]), as: .utf8, evidence: .byteOrderMark)
            mark = 3
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self.init(Array(bytes[2...]), as: .utf16le, evidence: .byteOrderMark)
            mark = 2
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self.init(Array(bytes[2...]), as: .utf16be, evidence: .byteOrderMark)
            mark = 2
        } else if let wide = Decoded.unmarkedWide(bytes) {
            self.init(bytes, as: wide, evidence: .statistics)
        } else {
            self.init(unmarked: bytes, label: label)
        }
    }

    private init(unmarked bytes: [UInt8], label: String?) {
        let validity = UTF8Validity(bytes)
        let declared =
            label.flatMap(Charset.init(label:)).map { ($0, Evidence.contentType) }
            ?? MetaPrescan.charset(in: bytes).map { ($0, Evidence.declaration) }
        if let (charset, evidence) = declared, charset == .utf16le || charset == .utf16be,
            bytes.contains(where: { $0 < 0x09 })
        {
            // Seen as UTF-8 these bytes would hold controls, which no page does.
            self.init(bytes, as: charset, evidence: evidence)
        } else if validity == .valid {
            // ISO-2022-JP and its like are ASCII to the eye of a validator.
            if let (charset, evidence) = declared, charset.shiftsByEscape {
                self.init(bytes, as: charset, evidence: evidence)
                return
            }
            if bytes.holds(0x1B), let guess = Decoded.statistics(bytes), guess.shiftsByEscape {
                self.init(bytes, as: guess, evidence: .statistics)
                return
            }
            self.init(
                valid: bytes, evidence: declared.map { $0.0 == .utf8 ? $0.1 : .validity } ?? .validity)
        } else if let (charset, evidence) = declared, charset != .utf8 {
            self.init(bytes, as: charset, evidence: evidence)
        } else if validity == .damaged {
            self.init(bytes, as: .utf8, evidence: declared?.1 ?? .validity)
        } else if let guess = Decoded.statistics(bytes), guess != .utf8 {
            self.init(bytes, as: guess, evidence: .statistics)
        } else {
            self.init(bytes, as: declared?.0 ?? .windows1252, evidence: declared?.1 ?? .fallback)
        }
    }

    private init(valid bytes: [UInt8], evidence: Evidence) {
        utf8 = bytes
        charset = .utf8
        self.evidence = evidence
        replaced = 0
    }

    private init(_ bytes: [UInt8], as charset: Charset, evidence: Evidence) {
        self.charset = charset
        self.evidence = evidence
        if charset == .utf8 {
            utf8 = Array(String(decoding: bytes, as: UTF8.self).utf8)
            replaced = utf8 == bytes ? 0 : Decoded.replacements(in: utf8) - Decoded.replacements(in: bytes)
        } else {
            (utf8, replaced) = Iconv.utf8(from: bytes, in: charset)
        }
    }

    private static func replacements(in utf8: [UInt8]) -> Int {
        utf8.indices.count { utf8[$0] == 0xEF && utf8[$0...].starts(with: [0xEF, 0xBF, 0xBD]) }
    }

    /// What uchardet makes of the first 64 KB that hold anything beyond ASCII.
    private static func statistics(_ bytes: [UInt8]) -> Charset? {
        // Seven-bit encodings shift with an escape.
        guard let first = bytes.firstIndex(where: { $0 >= 0x80 || $0 == 0x1B }) else { return nil }
        let sample = Array(bytes[max(0, first - 64)...].prefix(65_536))
        guard let detector = unsafe uchardet_new() else { return nil }
        defer { unsafe uchardet_delete(detector) }
        let handled = unsafe sample.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) {
                unsafe uchardet_handle_data(detector, $0.baseAddress, $0.count)
            }
        }
        guard handled == 0 else { return nil }
        unsafe uchardet_data_end(detector)
        guard let name = unsafe uchardet_get_charset(detector) else { return nil }
        return unsafe Charset(detected: String(cString: name))
    }

    /// UTF-16 or UTF-32 without a mark: markup alternates with zero bytes.
    private static func unmarkedWide(_ bytes: [UInt8]) -> Charset? {
        let sample = bytes.prefix(512)
        guard sample.count >= 16 else { return nil }
        var zeros = [0, 0, 0, 0]
        for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 3] += 1 }
        let quarter = sample.count / 4
        // Planes above the first two hold hardly any text: of four bytes the outermost is always zero, its neighbour mostly.
        if bytes.count & 3 == 0, zeros[0] == quarter, zeros[1] * 2 > quarter, zeros[3] * 8 < quarter { return .utf32be }
        if bytes.count & 3 == 0, zeros[3] == quarter, zeros[2] * 2 > quarter, zeros[0] * 8 < quarter { return .utf32le }
        let even = zeros[0] + zeros[2]
        let odd = zeros[1] + zeros[3]
        if odd > quarter, even * 8 < odd { return .utf16le }
        if even > quarter, odd * 8 < even { return .utf16be }
        return nil
    }
}

/// How near bytes are to being UTF-8.
enum UTF8Validity: Equatable {
    case valid
    /// Here and there a broken sequence among many whole ones: UTF-8 that was cut or pasted together.
    case damaged
    case other

    /// Whole sequences for each broken one above which a page counts as damaged UTF-8.
    static let wholePerBroken = 10

    init(_ bytes: [UInt8]) {
        if String(validating: bytes, as: UTF8.self) != nil {
            self = .valid
            return
        }
        var whole = 0
        var broken = 0
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            index += 1
            if byte < 0x80 { continue }
            let follow = byte >= 0xF0 && byte <= 0xF4 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0
            var good = byte < 0xF5 && follow > 0
            var step = 0
            while good, step < follow {
                if index + step < count, bytes[index + step] & 0xC0 == 0x80 { step += 1 } else { good = false }
            }
            if good {
                whole += 1
                index += follow
            } else {
                broken += 1
            }
        }
        self = whole > broken * UTF8Validity.wholePerBroken ? .damaged : .other
    }
}
