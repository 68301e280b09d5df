/// A reference without any mark of where its title is: `Outlet, 01-08-2025 — address`, `Title. address`.
struct PlainEntry {
    private(set) var authors: [String] = []
    private(set) var title: String?
    private(set) var container: String?

    init(_ text: [Unicode.Scalar]) {
        let address = text.firstIndex(of: ReferenceText.placeholder) ?? text.count
        let head = Self.withoutSignals(text.string(0..<address))
        let isDashed = head.trimmedParts(" ").unicodeScalars.last.map { "—–".unicodeScalars.contains($0) } ?? false
        if isDashed {
            let parts = head.trimmedParts().split(separator: ",", maxSplits: 1).map { $0.trimmedParts() }
            container = parts.first?.nonEmpty
            if parts.count > 1, !Self.isDate(parts[1]) { title = parts[1].nonEmpty }
            return
        }
        // "For more, visit <address>": the address is part of a sentence, and nothing here is a title.
        let last = head.split(separator: " ").last ?? ""
        if last.allSatisfy(\.isLowercase), last.count > 1, head.split(separator: " ").count > 3 { return }
        let parts = Self.sentences(head.trimmedParts(" ,;:(.[\u{FFFC}"))
        guard let first = parts.first else { return }
        if parts.count == 1 {
            title = first
        } else if Authors.isPerson(first) || first.contains(", ") {
            authors = Authors.read(first)
            title = parts[1]
            container = parts.dropFirst(2).first { !Self.isDate($0) }
        } else {
            title = first
            container = parts.dropFirst().first { !Self.isDate($0) }
        }
    }

    /// Without "See" before the work and "available at" before its address.
    private static func withoutSignals(_ head: String) -> String {
        var text = head
        for signal in ["see also", "see", "cf.", "source", "via", "источник", "см.", "siehe", "voir"]
        where text.trimmedParts().lowercased().hasPrefix(signal) {
            let rest = text.trimmedParts().dropFirst(signal.count)
            if rest.first.map({ !$0.isLetter }) ?? true { text = String(rest) }
        }
        for phrase in [
            "available at", "available from", "available online", "online", "url", "режим доступа",
            "доступно по адресу",
        ]
        where text.trimmedParts(" ,:;.").lowercased().hasSuffix(phrase) {
            text = String(text.trimmedParts(" ,:;.").dropLast(phrase.count))
        }
        return text
    }

    private static func sentences(_ text: String) -> [String] {
        var parts: [String] = []
        var current = ""
        for word in text.split(separator: " ") {
            current += current.isEmpty ? String(word) : " " + word
            if word.hasSuffix("."), word.count > 3 {
                parts.append(current.trimmedParts(" ,;."))
                current = ""
            }
        }
        if let last = current.trimmedParts(" ,;.").nonEmpty { parts.append(last) }
        return parts
    }

    private static func isDate(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return DateReader(scalars).dates(in: 0..<scalars.count).contains { $0.range.count >= scalars.count - 2 }
    }
}
