import HTML

/// Who signed the article: people; an organization only where nobody else did.
enum Authors {
    static func find(_ declared: Declared, site: String?) -> (value: [String], source: String)? {
        let people = declared.linked.authors.filter { !$0.isOrganization }.flatMap { split($0.name) }
        if let found = accept(people, site: site) { return (found, "json-ld") }
        for name in [
            "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "dcterms.creator",
            "citation_author",
        ] {
            guard let values = declared.meta[name] else { continue }
            if let found = accept(values.flatMap { split(References.decode($0)) }, site: site) {
                return (found, "meta:" + name)
            }
        }
        return nil
    }

    private static func accept(_ names: [String], site: String?) -> [String]? {
        var kept: [String] = []
        for name in names where isPerson(name, site: site) && !kept.contains(name) { kept.append(name) }
        return kept.isEmpty ? nil : kept
    }

    private static func split(_ text: String) -> [String] {
        var parts = [text]
        for separator in [";", ",", " and ", " und ", " et ", " y ", " и ", "&", " / ", "|"] {
            parts = parts.flatMap { $0.components(cutBy: separator) }
        }
        return parts.map { Spaces.collapse($0) }.filter { !$0.isEmpty }
    }

    private static func isPerson(_ name: String, site: String?) -> Bool {
        let length = name.unicodeScalars.count
        guard length > 2, length < 60, !name.contains("://"), !name.contains("@"), !name.contains(".com") else {
            return false
        }
        guard !name.unicodeScalars.contains(where: { $0.properties.numericType != nil }) else { return false }
        if let site, Title.fold(site) == Title.fold(name) { return false }
        return true
    }
}

extension String {
    func components(cutBy separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }
}
