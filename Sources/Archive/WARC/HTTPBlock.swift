/// The block of an HTTP record: a head, an empty line, a body.
struct HTTPBlock {
    var head: ArraySlice<UInt8>
    var body: ArraySlice<UInt8>

    init(_ block: ArraySlice<UInt8>) {
        var index = block.startIndex
        var end: Int?
        while end == nil, let feed = block[index...].firstIndex(of: 0x0A) {
            let after = feed + 1
            if after < block.endIndex, block[after] == 0x0A { end = after + 1 }
            if after + 1 < block.endIndex, block[after] == 0x0D, block[after + 1] == 0x0A { end = after + 2 }
            index = after
        }
        head = block[..<(end ?? block.endIndex)]
        body = block[(end ?? block.endIndex)...]
    }

    var status: Int? {
        guard head.starts(with: "HTTP/".utf8) else { return nil }
        let parts = head.prefix(64).split(separator: 0x20, maxSplits: 2)
        guard parts.count >= 2 else { return nil }
        return Int(String(decoding: parts[1].prefix(3), as: UTF8.self))
    }

    /// Every value of a field, joined by commas.
    func field(_ name: String) -> String? {
        let wanted = name.lowercased()
        var values: [String] = []
        for line in head.split(separator: 0x0A).dropFirst() {
            guard let colon = line.firstIndex(of: 0x3A) else { continue }
            guard String(decoding: line[..<colon], as: UTF8.self).lowercased() == wanted else { continue }
            let text = String(decoding: line[(colon + 1)...], as: UTF8.self)
            values.append(String(text.drop { $0 == " " }.reversed().drop { $0.isWhitespace }.reversed()))
        }
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// A response head as replay tools need it: `HTTP/1.1` whatever was spoken, and no transfer coding, which is undone.
    static func storable(_ head: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(head.count + 32)
        var isFirst = true
        var rest = head[...]
        while let feed = rest.firstIndex(of: 0x0A) {
            let line = rest[...feed]
            rest = rest[(feed + 1)...]
            if isFirst, let space = line.firstIndex(of: 0x20) {
                out += Array("HTTP/1.1".utf8) + line[space...]
            } else if let colon = line.firstIndex(of: 0x3A),
                String(decoding: line[..<colon], as: UTF8.self).lowercased() == "transfer-encoding"
            {
                out += Array("X-Archive-Orig-".utf8) + line
            } else {
                out += line
            }
            isFirst = false
        }
        return out
    }
}
