import Foundation

/// Writes one line of JSON into a buffer, as `JSONEncoder` with sorted keys would and many times faster.
///
/// Members must be written in the order of their keys; absent ones are left out.
public struct JSONWriter: ~Copyable {
    private var bytes: ByteBuffer
    /// Whether the next member or element is the first of its object or array.
    private var isFirst = true

    public init(capacity: Int = 1024) {
        bytes = ByteBuffer(capacity: capacity)
    }

    /// What was written, without a copy of it.
    public consuming func finish() -> Data { bytes.finish() }

    public mutating func object(_ members: (inout JSONWriter) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        isFirst = true
        members(&self)
        bytes.append(UInt8(ascii: "}"))
        isFirst = false
    }

    public mutating func array<Element>(
        _ key: StaticString, _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) {
        self.key(key)
        bytes.append(UInt8(ascii: "["))
        isFirst = true
        for element in elements {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            write(&self, element)
            isFirst = false
        }
        bytes.append(UInt8(ascii: "]"))
        isFirst = false
    }

    public mutating func member(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        self.key(key)
        text(value)
    }

    public mutating func member(_ key: StaticString, _ value: Int) {
        self.key(key)
        number(value)
    }

    /// Numbers that are none (NaN, infinity) are left out.
    public mutating func member(_ key: StaticString, _ value: Double?) {
        guard let value, value.isFinite else { return }
        self.key(key)
        number(value)
    }

    /// Writes a finite number; -0 and what has no whole value as the shortest digits that read back as the same number.
    public mutating func number(_ value: Double) {
        if let whole = Int(exactly: value), abs(whole) < 1 << 53, whole != 0 || value.sign == .plus {
            number(whole)
        } else {
            var digits = value.description
            if digits.hasSuffix(".0") { digits.removeLast(2) }
            digits.withUTF8 { unsafe bytes.append($0) }
        }
    }

    public mutating func object(_ key: StaticString, _ members: (inout JSONWriter) -> Void) {
        self.key(key)
        object(members)
    }

    public mutating func member(_ key: StaticString, _ value: some JSONWritable) {
        self.key(key)
        value.write(to: &self)
        isFirst = false
    }

    public mutating func text(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { source in
            // Most texts need no escape: copy up to the next byte that does.
            var start = 0
            while true {
                let end = unsafe PlainRun.end(in: source, from: start)
                unsafe bytes.append(UnsafeBufferPointer(rebasing: source[start..<end]))
                guard end < source.count else { break }
                unsafe escape(source[end])
                start = end &+ 1
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x22, 0x5C: bytes.append(byte)
        default:
            for sign in "u00".utf8 { bytes.append(sign) }
            bytes.append(UInt8(ascii: "0") + byte >> 4)
            bytes.append(byte & 15 < 10 ? UInt8(ascii: "0") + byte & 15 : UInt8(ascii: "a") - 10 + byte & 15)
        }
    }

    public mutating func number(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        var digits: InlineArray<20, UInt8> = .init(repeating: 0)
        var count = 0
        repeat {
            digits[count] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
            count += 1
        } while rest > 0
        while count > 0 {
            count -= 1
            bytes.append(digits[count])
        }
    }

    /// A member whose key is not known beforehand.
    public mutating func member(named key: String, _ value: Double) {
        guard value.isFinite else { return }
        self.key(named: key)
        number(value)
    }

    public mutating func member(named key: String, _ value: String) {
        self.key(named: key)
        text(value)
    }

    private mutating func key(named key: String) {
        separate()
        text(key)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    private mutating func key(_ key: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        unsafe bytes.append(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }
}

/// A record that is written so often that it writes itself. It must write what its `encode(to:)` would.
public protocol JSONWritable: Encodable {
    func write(to writer: inout JSONWriter)
}
