/// JSON as pages write it: control characters inside strings, trailing commas and stray text are forgiven, depth and
/// size are bounded.
enum LenientJSON {
    indirect enum Value: Sendable {
        case object([(key: String, value: Value)])
        case array([Value])
        case string(String)
        case number(String)
        case bool(Bool)
        case null

        subscript(key: String) -> Value? {
            guard case .object(let members) = self else { return nil }
            return members.first { $0.key == key }?.value
        }

        var string: String? {
            switch self {
            case .string(let text): text
            case .number(let text): text
            default: nil
            }
        }

        /// The elements of an array; anything else as one element.
        var elements: [Value] {
            if case .array(let values) = self { return values }
            return [self]
        }
    }

    static let maximumDepth = 64

    static func parse(_ bytes: ArraySlice<UInt8>) -> Value? {
        var parser = Parser(bytes: bytes, index: bytes.startIndex)
        return parser.value(depth: 0)
    }

    private struct Parser {
        let bytes: ArraySlice<UInt8>
        var index: Int

        mutating func space() {
            while index < bytes.endIndex, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ",") { index += 1 }
        }

        mutating func value(depth: Int) -> Value? {
            while index < bytes.endIndex, bytes[index] <= 0x20 { index += 1 }
            guard index < bytes.endIndex, depth < maximumDepth else { return nil }
            switch bytes[index] {
            case UInt8(ascii: "{"): return object(depth: depth)
            case UInt8(ascii: "["): return array(depth: depth)
            case UInt8(ascii: "\""): return string().map(Value.string)
            default: return bare()
            }
        }

        private mutating func object(depth: Int) -> Value? {
            index += 1
            var members: [(key: String, value: Value)] = []
            while true {
                space()
                guard index < bytes.endIndex else { return .object(members) }
                if bytes[index] == UInt8(ascii: "}") {
                    index += 1
                    return .object(members)
                }
                guard let key = string() else { return members.isEmpty ? nil : .object(members) }
                while index < bytes.endIndex, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ":") { index += 1 }
                guard let value = value(depth: depth + 1) else { return .object(members) }
                members.append((key, value))
            }
        }

        private mutating func array(depth: Int) -> Value? {
            index += 1
            var values: [Value] = []
            while true {
                space()
                guard index < bytes.endIndex else { return .array(values) }
                if bytes[index] == UInt8(ascii: "]") {
                    index += 1
                    return .array(values)
                }
                guard let value = value(depth: depth + 1) else { return .array(values) }
                values.append(value)
            }
        }

        private mutating func bare() -> Value? {
            let start = index
            while index < bytes.endIndex, bytes[index].isBare { index += 1 }
            guard start < index else { return nil }
            switch String(decoding: bytes[start..<index], as: UTF8.self) {
            case "true": return .bool(true)
            case "false": return .bool(false)
            case "null", "undefined": return .null
            case let text: return .number(text)
            }
        }

        private mutating func string() -> String? {
            guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") else { return nil }
            index += 1
            var out: [UInt8] = []
            while index < bytes.endIndex {
                let byte = bytes[index]
                index += 1
                if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
                if byte != UInt8(ascii: "\\") {
                    out.append(byte)
                    continue
                }
                escape(into: &out)
            }
            return String(decoding: out, as: UTF8.self)
        }

        private mutating func escape(into out: inout [UInt8]) {
            guard index < bytes.endIndex else { return }
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
            case UInt8(ascii: "u"):
                var code = hexadecimal()
                if code & 0xFC00 == 0xD800, index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: "\\"),
                    bytes[index + 1] == UInt8(ascii: "u")
                {
                    index += 2
                    let low = hexadecimal()
                    if low & 0xFC00 == 0xDC00 { code = 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF) }
                }
                let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
                out.append(contentsOf: String(scalar).utf8)
            default: out.append(byte)
            }
        }

        private mutating func hexadecimal() -> UInt32 {
            var code: UInt32 = 0
            var digits = 0
            while digits < 4, index < bytes.endIndex, let digit = bytes[index].hexadecimalDigit {
                code = code << 4 | digit
                index += 1
                digits += 1
            }
            return code
        }
    }
}

extension UInt8 {
    fileprivate var isBare: Bool {
        switch self {
        case 0x2B, 0x2D, 0x2E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    fileprivate var hexadecimalDigit: UInt32? {
        switch self {
        case 0x30...0x39: UInt32(self - 0x30)
        case 0x41...0x46: UInt32(self - 0x41 + 10)
        case 0x61...0x66: UInt32(self - 0x61 + 10)
        default: nil
        }
    }
}
