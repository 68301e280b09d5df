extension YAML.Problem {
    /// What libyaml refused, said for people.
    init(_ refusal: YAML.Refusal, in bytes: [UInt8]) {
        if refusal.isEncoding {
            let offset = min(refusal.offset, bytes.count)
            self.init(message: Self.encoding(refusal.problem), place: YAML.Place(ofByte: offset, in: bytes))
            return
        }
        if let tab = Self.indentingTab(line: refusal.place.line, column: refusal.place.column, in: bytes) {
            self.init(
                message: "a tab stands in the indentation; YAML takes spaces only",
                place: YAML.Place(line: refusal.place.line, column: tab))
            return
        }
        let message = Self.words[refusal.problem] ?? Self.other(refusal)
        if Self.toldWhereItBegan.contains(refusal.problem) {
            self.init(message: message, place: refusal.contextPlace)
        } else if Self.toldWithTheOpening.contains(refusal.problem) {
            self.init(message: "\(message); it opens in line \(refusal.contextPlace.line)", place: refusal.place)
        } else {
            self.init(message: message, place: refusal.place)
        }
    }

    /// libyaml notices these far below their cause.
    private static let toldWhereItBegan: Set = ["found unexpected end of stream", "could not find expected ':'"]
    private static let toldWithTheOpening: Set = [
        "did not find expected ',' or ']'", "did not find expected ',' or '}'",
    ]

    private static let words = [
        "mapping values are not allowed in this context":
            "a ':' is not expected here; check the indentation, and quote a text that holds ': '",
        "did not find expected key":
            "this line does not fit the ones above; check the indentation, and that quotes and brackets close",
        "did not find expected '-' indicator":
            "this line does not fit the list above; start it with '- ' or check the indentation",
        "could not find expected ':'": "a key without ':'; check the indentation, or quote a text of several lines",
        "found unexpected end of stream": "a quotation opens here and never closes",
        "did not find expected ',' or ']'": "a list in brackets lacks a ',' or its ']'",
        "did not find expected ',' or '}'": "a mapping in braces lacks a ',' or its '}'",
        "found unknown escape character":
            "an unknown escape after '\\'; in double quotes write '\\\\' for a backslash, or use single quotes",
        "block sequence entries are not allowed in this context":
            "a list cannot start here; put it on a line of its own",
        "did not find expected node content": "a value is missing here",
        "found character that cannot start any token":
            "this character cannot start a value; quote the text",
        "did not find expected <document start>": "the document ended above this line; check the indentation",
    ]

    private static func other(_ refusal: YAML.Refusal) -> String {
        guard let context = refusal.context else { return refusal.problem }
        return "\(refusal.problem) \(context)"
    }

    private static func encoding(_ problem: String) -> String {
        problem.contains("control characters")
            ? "a control character; settings are plain UTF-8 text"
            : "not UTF-8; save the file in that encoding"
    }

    /// The column of the first tab among the blanks that open a line, if the refusal lies at or after it.
    private static func indentingTab(line: Int, column: Int, in bytes: [UInt8]) -> Int? {
        var current = 1
        var index = 0
        while current < line, index < bytes.count {
            if bytes[index] == UInt8(ascii: "\n") { current += 1 }
            index += 1
        }
        var at = 1
        while index < bytes.count, at <= column {
            if bytes[index] == UInt8(ascii: "\t") { return at }
            guard bytes[index] == UInt8(ascii: " ") else { return nil }
            index += 1
            at += 1
        }
        return nil
    }
}

extension YAML.Place {
    /// The place of a byte: lines end at LF, columns count code points.
    init(ofByte offset: Int, in bytes: [UInt8]) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(line: line, column: column)
    }
}
