/// A body under the chunked transfer coding (RFC 9112 §7.1). Ibid stores bodies without it; others keep it.
enum ChunkedBody {
    /// What is in the chunks; nil where the bytes are not chunks from end to end. Many writers undo the coding and leave the
    /// field that names it.
    static func decode(_ body: some Collection<UInt8>) -> [UInt8]? {
        let body = Array(body)
        var out: [UInt8] = []
        var index = 0
        while true {
            var size = 0
            let start = index
            while index < body.count, let digit = hexadecimal(body[index]) {
                guard index - start < 8 else { return nil }
                size = size << 4 | digit
                index += 1
            }
            // An extension may follow the size.
            guard index > start, let feed = body[index...].firstIndex(of: 0x0A), feed - index < 4096 else { return nil }
            index = feed + 1
            guard size > 0 else { return out }
            guard size <= body.count - index else { return nil }
            out += body[index..<index + size]
            index += size
            if index < body.count, body[index] == 0x0D { index += 1 }
            guard index < body.count, body[index] == 0x0A else { return nil }
            index += 1
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case 0x41...0x46, 0x61...0x66: Int((byte | 0x20) - 0x61 + 10)
        default: nil
        }
    }
}
