/// A JSON object of texts and whole numbers, read from the bytes of a line without a decoder's detours.
///
///     FlatObject(#"{"id":7,"text":"a\u00e9"}"#.utf8)?.string("text")
///
/// Anything else (nesting, fractions, a key that comes twice, a mistake) is nil, for a full decoder to judge.
public struct FlatObject: Sendable {
    private struct Member {
        var key: [UInt8]
        var value: Value
    }

    private enum Value {
        case text([UInt8])
        case number(Int)
    }

    private var members: [Member] = []

    /// More members than this are left to a full decoder.
    private static let mostMembers = 16

    public init?(_ bytes: some Sequence<UInt8>) {
        let isRead: Bool? = bytes.withContiguousStorageIfAvailable { buffer in
            guard unsafe (try? UTF8Span(validating: buffer.span)) != nil else { return false }
            var scanner = unsafe Scanner(bytes: buffer)
            return read(&scanner)
        }
        guard isRead == true else { return nil }
    }

    public func text(_ key: String) -> Text? {
        if case .text(let text) = value(key) { Text(valid: text) } else { nil }
    }

    public func string(_ key: String) -> String? {
        if case .text(let text) = value(key) { String(decoding: text, as: UTF8.self) } else { nil }
    }

    public func number(_ key: String) -> Int? {
        if case .number(let number) = value(key) { number } else { nil }
    }

    private func value(_ key: String) -> Value? { members.first { $0.key.elementsEqual(key.utf8) }?.value }

    private mutating func read(_ scanner: inout Scanner) -> Bool {
        guard scanner.takes("{") else { return false }
        repeat {
            guard let key = scanner.text(), scanner.takes(":"), members.count < Self.mostMembers,
                !members.contains(where: { $0.key == key })
            else { return false }
            if scanner.isAhead("\"") {
                guard let text = scanner.text() else { return false }
                members.append(Member(key: key, value: .text(text)))
            } else {
                guard let number = scanner.number() else { return false }
                members.append(Member(key: key, value: .number(number)))
            }
        } while scanner.takes(",")
        return scanner.takes("}") && scanner.isAtEnd
    }
}

/// The few signs of JSON (RFC 8259) that such an object is made of.
@safe private struct Scanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let count: Int
    private var index = 0

    @unsafe init(bytes: UnsafeBufferPointer<UInt8>) {
        unsafe self.bytes = bytes
        count = bytes.count
    }

    private var next: UInt8? { byte(at: index) }

    private func byte(at index: Int) -> UInt8? { index < count ? unsafe bytes[index] : nil }

    mutating func isAhead(_ sign: Unicode.Scalar) -> Bool {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
        return next.map { UInt32($0) == sign.value } ?? false
    }

    mutating func takes(_ sign: Unicode.Scalar) -> Bool {
        guard isAhead(sign) else { return false }
        index += 1
        return true
    }

    var isAtEnd: Bool {
        mutating get {
            _ = isAhead("{")
            return index == count
        }
    }

    /// Up to 18 digits, with a minus sign or not, and no fraction behind them.
    mutating func number() -> Int? {
        let isNegative = takes("-")
        let start = index
        var value = 0
        while let byte = next, byte >= 0x30, byte <= 0x39, index - start < 18 {
            value = value * 10 + Int(byte - 0x30)
            index += 1
        }
        guard index > start, index - start == 1 || byte(at: start) != 0x30,
            isAhead(",") || isAhead("}")
        else { return nil }
        return isNegative ? -value : value
    }

    /// A text without its escapes.
    mutating func text() -> [UInt8]? {
        guard takes("\"") else { return nil }
        var out: [UInt8] = []
        while true {
            let start = index
            index = unsafe PlainRun.end(in: bytes, from: start)
            unsafe out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            guard let sign = next, sign >= 0x20 else { return nil }
            index += 1
            if sign == 0x22 { return out }
            guard escape(into: &out) else { return nil }
        }
    }

    private mutating func escape(into out: inout [UInt8]) -> Bool {
        guard let sign = next else { return false }
        index += 1
        switch sign {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(sign)
        case UInt8(ascii: "u"):
            guard var scalar = unit() else { return false }
            if scalar >= 0xD800, scalar < 0xDC00 {
                guard takesEscape(), let low = unit(), low >= 0xDC00, low < 0xE000 else { return false }
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(scalar) else { return false }
            out.append(contentsOf: UTF8.encode(scalar)!)
        default: return false
        }
        return true
    }

    private mutating func takesEscape() -> Bool {
        guard byte(at: index) == 0x5C, byte(at: index + 1) == UInt8(ascii: "u") else { return false }
        index += 2
        return true
    }

    /// Four hexadecimal digits: a unit of UTF-16.
    private mutating func unit() -> UInt32? {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next else { return nil }
            index += 1
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }
}
