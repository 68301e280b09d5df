/// Bounds the attributes of one element: libxml2 compares each with all before it.
enum Attributes {
    static let limit = 1_000
    /// A tag shorter than this cannot hold so many.
    private static let shortest = 4 * limit

    /// Drops what follows the thousandth attribute of a tag, up to the tag's end. Returns what was dropped.
    static func trim(_ page: inout [UInt8]) -> Edits {
        var drops: [Range<Int>] = []
        unsafe page.withUnsafeBufferPointer { bytes in
            var tag = 0
            while tag < bytes.count {
                let next = unsafe bytes.first(of: UInt8(ascii: "<"), from: tag + 1)
                if next - tag > shortest, let drop = unsafe excess(bytes, from: tag, to: next) { drops.append(drop) }
                tag = next
            }
        }
        var edits = Edits()
        guard !drops.isEmpty else { return edits }
        var kept: [UInt8] = []
        var from = 0
        for drop in drops {
            kept.append(contentsOf: page[from..<drop.lowerBound])
            edits.replace(drop, by: kept.count..<kept.count)
            from = drop.upperBound
        }
        page = kept + page[from...]
        return edits
    }

    private static func excess(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Range<Int>? {
        guard start + 1 < end, unsafe bytes[start + 1].isASCIIAlphanumeric else { return nil }
        var quote: UInt8 = 0
        var count = 0
        var from: Int?
        for index in start + 1..<end {
            let byte = unsafe bytes[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return from.map { $0..<index }
            } else if byte <= 0x20 || byte == UInt8(ascii: "/") {
                count += 1
                if count > limit, from == nil { from = index }
            }
        }
        return from.map { $0..<end }
    }
}
