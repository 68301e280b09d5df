/// The basic URL parser of the WHATWG URL Standard (§4.4), for the two special schemes asked for here.
struct WebAddressParser {
    static func parse(_ string: String, base: WebAddress?) throws(WebAddressError) -> WebAddress {
        var parser = WebAddressParser(input: trimmed(string))
        return try parser.run(base: base)
    }

    private let input: [UInt8]
    private var position = 0

    private init(input: [UInt8]) {
        self.input = input
    }

    /// C0 controls and spaces fall off the ends, tabs and line breaks anywhere.
    private static func trimmed(_ string: String) -> [UInt8] {
        var bytes = Array(string.utf8)[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }

    private mutating func run(base: WebAddress?) throws(WebAddressError) -> WebAddress {
        if let name = takeScheme() {
            guard let scheme = WebAddress.Scheme(rawValue: name) else { throw .scheme(name) }
            let twoSlashes = current == UInt8(ascii: "/") && next == UInt8(ascii: "/")
            if let base, base.scheme == scheme, !twoSlashes { return try relative(to: base) }
            return try authority(scheme)
        }
        guard let base else { throw .relative }
        return try relative(to: base)
    }

    private var current: UInt8? { position < input.count ? input[position] : nil }
    private var next: UInt8? { position + 1 < input.count ? input[position + 1] : nil }

    /// Both slashes count in special schemes.
    private static func isSlash(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    private mutating func takeScheme() -> String? {
        guard let first = input.first, first.isASCIILetter else { return nil }
        guard let colon = input.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        for byte in input[..<colon] {
            let inScheme = byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2B || byte == 0x2D || byte == 0x2E
            guard inScheme else { return nil }
        }
        position = colon + 1
        return String(decoding: input[..<colon], as: UTF8.self).lowercased()
    }

    private mutating func relative(to base: WebAddress) throws(WebAddressError) -> WebAddress {
        var url = base
        url.fragment = nil
        if Self.isSlash(current) {
            if Self.isSlash(next) { return try authority(base.scheme) }
            url.query = nil
            url.segments = []
            position += 1
            readPath(into: &url)
            return url
        }
        switch current {
        case nil: break
        case UInt8(ascii: "?"), UInt8(ascii: "#"): readQueryAndFragment(into: &url)
        default:
            url.query = nil
            url.segments.removeLast()
            readPath(into: &url)
        }
        return url
    }

    private mutating func authority(_ scheme: WebAddress.Scheme) throws(WebAddressError) -> WebAddress {
        while Self.isSlash(current) { position += 1 }
        let end =
            input[position...].firstIndex { Self.isSlash($0) || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
            ?? input.count
        var rest = input[position..<end]
        position = end
        var username = ""
        var password = ""
        if let at = rest.lastIndex(of: UInt8(ascii: "@")) {
            let userinfo = rest[..<at]
            let colon = userinfo.firstIndex(of: UInt8(ascii: ":"))
            username = PercentEncoding.userinfo.encode(userinfo[..<(colon ?? userinfo.endIndex)])
            if let colon { password = PercentEncoding.userinfo.encode(userinfo[(colon + 1)...]) }
            rest = rest[(at + 1)...]
        }
        let (name, port) = try splitPort(rest, scheme: scheme)
        guard !name.isEmpty else { throw .host("it is empty") }
        var url = WebAddress(scheme: scheme, host: try Host(parsing: name))
        url.username = username
        url.password = password
        url.port = port
        url.segments = []
        if Self.isSlash(current) { position += 1 }
        readPath(into: &url)
        return url
    }

    private func splitPort(
        _ bytes: ArraySlice<UInt8>, scheme: WebAddress.Scheme
    ) throws(WebAddressError) -> (host: ArraySlice<UInt8>, port: Int?) {
        var inBrackets = false
        var colon: Int?
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "["): inBrackets = true
            case UInt8(ascii: "]"): inBrackets = false
            case UInt8(ascii: ":") where !inBrackets: colon = index
            default: continue
            }
            if colon != nil { break }
        }
        guard let colon else { return (bytes, nil) }
        var port = 0
        for byte in bytes[(colon + 1)...] {
            guard byte.isASCIIDigit, port <= 65535 else { throw .port(text(bytes[(colon + 1)...])) }
            port = port * 10 + Int(byte & 0x0F)
        }
        guard port <= 65535 else { throw .port(text(bytes[(colon + 1)...])) }
        let isDefault = colon + 1 == bytes.endIndex || port == scheme.defaultPort
        return (bytes[..<colon], isDefault ? nil : port)
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes.prefix(40), as: UTF8.self) }

    /// Path state: dot segments are resolved, the rest is percent-encoded.
    private mutating func readPath(into url: inout WebAddress) {
        while true {
            let start = position
            while let byte = current, !Self.isSlash(byte), byte != UInt8(ascii: "?"), byte != UInt8(ascii: "#") {
                position += 1
            }
            let segment = input[start..<position]
            let slash = Self.isSlash(current)
            switch DotSegment(segment) {
            case .double:
                if !url.segments.isEmpty { url.segments.removeLast() }
                if !slash { url.segments.append("") }
            case .single:
                if !slash { url.segments.append("") }
            case nil:
                url.segments.append(PercentEncoding.path.encode(segment))
            }
            guard slash else { break }
            position += 1
        }
        readQueryAndFragment(into: &url)
    }

    private mutating func readQueryAndFragment(into url: inout WebAddress) {
        if current == UInt8(ascii: "?") {
            let end = input[position...].firstIndex(of: UInt8(ascii: "#")) ?? input.count
            url.query = PercentEncoding.specialQuery.encode(input[(position + 1)..<end])
            position = end
        }
        if current == UInt8(ascii: "#") {
            url.fragment = PercentEncoding.fragment.encode(input[(position + 1)...])
        }
    }
}

/// `.` and `..`, written plainly or with `%2e`.
private enum DotSegment {
    case single, double

    init?(_ segment: ArraySlice<UInt8>) {
        var dots = 0
        var index = segment.startIndex
        while index < segment.endIndex {
            if segment[index] == UInt8(ascii: ".") {
                index += 1
            } else if segment.endIndex - index >= 3, segment[index] == UInt8(ascii: "%"),
                segment[index + 1] == UInt8(ascii: "2"), segment[index + 2] | 0x20 == UInt8(ascii: "e")
            {
                index += 3
            } else {
                return nil
            }
            dots += 1
        }
        switch dots {
        case 1: self = .single
        case 2: self = .double
        default: return nil
        }
    }
}
