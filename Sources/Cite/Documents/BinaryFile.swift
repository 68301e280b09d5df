/// Files that are not text, known by their first bytes or by bytes that no text holds.
enum BinaryFile {
    static func kind(of bytes: [UInt8]) -> String? {
        let signatures: [([UInt8], String)] = [
            (Array("%PDF-".utf8), "PDF"), ([0x50, 0x4B, 0x03, 0x04], "ZIP (Word, EPUB, …)"),
            ([0xD0, 0xCF, 0x11, 0xE0], "Word 97"), ([0x1F, 0x8B], "gzip"), ([0x89, 0x50, 0x4E, 0x47], "PNG"),
            ([0xFF, 0xD8, 0xFF], "JPEG"), (Array("{\\rtf".utf8), "RTF"), ([0xFF, 0xFE], "UTF-16"),
            ([0xFE, 0xFF], "UTF-16"), ([0x7F, 0x45, 0x4C, 0x46], "program"),
        ]
        return signatures.first { bytes.starts(with: $0.0) }?.1
    }

    /// The first control character other than tab, line feed, form feed, carriage return and escape.
    static func firstControl(in bytes: [UInt8]) -> Int? {
        bytes.firstIndex { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    }
}

/// Where a text stops being UTF-8 (RFC 3629).
enum UTF8Check {
    static func firstInvalid(in bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            let (length, low, high): (Int, UInt8, UInt8)
            switch lead {
            case 0..<0x80: (length, low, high) = (1, 0x80, 0xBF)
            case 0xC2...0xDF: (length, low, high) = (2, 0x80, 0xBF)
            case 0xE0: (length, low, high) = (3, 0xA0, 0xBF)
            case 0xED: (length, low, high) = (3, 0x80, 0x9F)
            case 0xE1...0xEF: (length, low, high) = (3, 0x80, 0xBF)
            case 0xF0: (length, low, high) = (4, 0x90, 0xBF)
            case 0xF4: (length, low, high) = (4, 0x80, 0x8F)
            case 0xF1...0xF3: (length, low, high) = (4, 0x80, 0xBF)
            default: return index
            }
            guard index + length <= bytes.count else { return index }
            for offset in 1..<max(length, 2) where length > 1 {
                let byte = bytes[index + offset]
                let valid = offset == 1 ? (low...high).contains(byte) : byte & 0xC0 == 0x80
                if !valid { return index }
            }
            index += length
        }
        return nil
    }
}
