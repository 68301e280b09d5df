/// A Content-Type field: media type in lower case, and charset.
struct ContentType: Equatable {
    var mediaType: String?
    var charset: String?

    init(_ field: String?) {
        guard let field else { return }
        let parts = field.split(separator: ";", omittingEmptySubsequences: false).map { part in
            String(part.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        }
        if let type = parts.first?.lowercased(), type.contains("/"), !type.contains(" ") { mediaType = type }
        for part in parts.dropFirst() where part.lowercased().hasPrefix("charset=") {
            let value = part.dropFirst("charset=".count).filter { $0 != "\"" && $0 != "'" && !$0.isWhitespace }
            if charset == nil, !value.isEmpty { charset = value.lowercased() }
        }
    }
}
