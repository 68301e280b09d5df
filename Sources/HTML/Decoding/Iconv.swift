import Glibc

/// Conversion to UTF-8 by the C library.
enum Iconv {
    /// The bytes as UTF-8; what has no meaning in the encoding becomes U+FFFD, and is counted.
    static func utf8(from bytes: [UInt8], in charset: Charset) -> (utf8: [UInt8], replaced: Int) {
        // iconv_open answers (iconv_t)-1 for an encoding it lacks; windows-1252 reads anything.
        guard let descriptor = unsafe iconv_open("UTF-8", charset.iconv), Int(bitPattern: descriptor) != -1 else {
            return (latin(bytes), bytes.count { $0 >= 0x80 })
        }
        defer { unsafe iconv_close(descriptor) }
        if composing.contains(charset.iconv) { return unsafe bytewise(bytes, letters(descriptor)) }
        var source = bytes
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 2)
        var replaced = 0
        var buffer = [CChar](repeating: 0, count: 32_768)
        unsafe source.withUnsafeMutableBytes { raw in
            var input = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = raw.count
            while left > 0 {
                var code: Int32 = 0
                let made = unsafe buffer.withUnsafeMutableBufferPointer { target -> Int in
                    var output = target.baseAddress
                    var room = target.count
                    let result = unsafe iconv(descriptor, &input, &left, &output, &room)
                    code = result == Int(bitPattern: UInt.max) ? errno : 0
                    return target.count - room
                }
                for index in 0..<made { out.append(UInt8(bitPattern: buffer[index])) }
                if code == EILSEQ || code == EINVAL, left > 0 {
                    replaced += 1
                    let bad = unsafe input.map { unsafe UInt8(bitPattern: $0.pointee) } ?? 0
                    // Single-byte pages hold stray C1 controls; browsers pass them through as such.
                    if bad < 0x80 { out.append(0x20) } else { out.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
                    unsafe input = input.map { unsafe $0 + 1 }
                    left -= 1
                } else if code != 0, code != E2BIG {
                    return
                }
            }
        }
        return (Array(String(decoding: out, as: UTF8.self).utf8), replaced)
    }

    /// Encodings whose letters and accents the C library joins, and the standard's decoder does not.
    private static let composing: Set<String> = ["CP1255", "CP1258", "TCVN5712-1"]

    /// What each byte by itself means, in UTF-8; nil where it means nothing.
    private static func letters(_ descriptor: iconv_t) -> [[UInt8]?] {
        (UInt8.min...UInt8.max).map { unsafe letter($0, descriptor) }
    }

    private static func bytewise(_ bytes: [UInt8], _ letters: [[UInt8]?]) -> (utf8: [UInt8], replaced: Int) {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        var replaced = 0
        for byte in bytes {
            if letters[Int(byte)] == nil { replaced += 1 }
            out += letters[Int(byte)] ?? [0xEF, 0xBF, 0xBD]
        }
        return (out, replaced)
    }

    /// What one byte by itself means, in UTF-8.
    private static func letter(_ byte: UInt8, _ descriptor: iconv_t) -> [UInt8]? {
        var source = [CChar(bitPattern: byte)]
        var target = [CChar](repeating: 0, count: 16)
        var left = 1
        var room = 16
        let code = unsafe source.withUnsafeMutableBufferPointer { from in
            unsafe target.withUnsafeMutableBufferPointer { to in
                var input = from.baseAddress
                var output = to.baseAddress
                unsafe iconv(descriptor, nil, nil, nil, nil)
                let code = unsafe iconv(descriptor, &input, &left, &output, &room)
                // A letter is held back until it is known that no accent follows.
                unsafe iconv(descriptor, nil, nil, &output, &room)
                return code
            }
        }
        guard code != Int(bitPattern: UInt.max) else { return nil }
        return target.prefix(16 - room).map { UInt8(bitPattern: $0) }
    }

    /// The bytes of the original in front of each of `places`, ascending places in what `utf8(from:in:)` makes of it.
    static func offsets(of places: [Int], from bytes: [UInt8], in charset: Charset) -> [Int] {
        guard let descriptor = unsafe iconv_open("UTF-8", charset.iconv), Int(bitPattern: descriptor) != -1 else {
            return bytewiseOffsets(of: places, from: bytes) { String(Windows1252.scalar($0)).utf8.count }
        }
        defer { unsafe iconv_close(descriptor) }
        if composing.contains(charset.iconv) {
            let lengths = unsafe letters(descriptor).map { $0?.count ?? 3 }
            return bytewiseOffsets(of: places, from: bytes) { lengths[Int($0)] }
        }
        var source = bytes
        var buffer = [CChar](repeating: 0, count: 32_768)
        var offsets: [Int] = []
        var made = 0
        unsafe source.withUnsafeMutableBytes { raw in
            var input = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = raw.count
            for place in places {
                while made < place, left > 0 {
                    // With no more room than is wanted, the library stops exactly there.
                    var code: Int32 = 0
                    let before = left
                    let wrote = unsafe buffer.withUnsafeMutableBufferPointer { target -> Int in
                        var output = target.baseAddress
                        let size = min(target.count, place - made)
                        var room = size
                        let result = unsafe iconv(descriptor, &input, &left, &output, &room)
                        code = result == Int(bitPattern: UInt.max) ? errno : 0
                        return size - room
                    }
                    made += wrote
                    if code == EILSEQ || code == EINVAL, left > 0 {
                        let bad = unsafe input.map { unsafe UInt8(bitPattern: $0.pointee) } ?? 0
                        made += bad < 0x80 ? 1 : 3
                        unsafe input = input.map { unsafe $0 + 1 }
                        left -= 1
                    } else if wrote == 0, left == before {
                        // One character of the original makes several, and the place is between them.
                        break
                    }
                }
                offsets.append(raw.count - left)
            }
        }
        return offsets
    }

    /// - Parameter length: how many bytes of UTF-8 a byte becomes.
    private static func bytewiseOffsets(
        of places: [Int], from bytes: [UInt8], length: (UInt8) -> Int
    ) -> [Int] {
        var offsets: [Int] = []
        var made = 0
        var index = 0
        for place in places {
            while made < place, index < bytes.count {
                made += length(bytes[index])
                index += 1
            }
            offsets.append(index)
        }
        return offsets
    }

    private static func latin(_ bytes: [UInt8]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Windows1252.scalar(byte)) }
        return Array(String(text).utf8)
    }
}
