/// The percent-encode sets of the WHATWG URL Standard (§1.3).
struct PercentEncoding {
    private let isEncoded: [Bool]

    private init(_ characters: String, on base: PercentEncoding? = nil) {
        var table = base?.isEncoded ?? (0..<256).map { $0 <= 0x1F || $0 > 0x7E }
        for byte in characters.utf8 { table[Int(byte)] = true }
        isEncoded = table
    }

    static let fragment = PercentEncoding(" \"<>`")
    static let query = PercentEncoding(" \"#<>")
    static let specialQuery = PercentEncoding("'", on: query)
    static let path = PercentEncoding("?^`{}", on: query)
    static let userinfo = PercentEncoding("/:;=@[\\]|", on: path)

    func encode(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(where: { isEncoded[Int($0)] }) else { return String(decoding: bytes, as: UTF8.self) }
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            if isEncoded[Int(byte)] {
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Bytes with every `%XX` undone. A percent sign without two digits stays as it is.
    static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = bytes[index + 1].hexDigitValue, let low = bytes[index + 2].hexDigitValue
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }
}

extension UInt8 {
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

    var hexDigitValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
