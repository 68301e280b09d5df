import HTML

/// Who signed the article: people; an organization only where nobody else did.
enum Authors {
    static func find(
        _ declared: Declared, _ tree: Tree, _ site: SiteName, _ layout: Layout, _ main: MainText, _ place: ArticlePlace?
    ) -> (value: [String], source: String)? {
        let byline = Byline(
            tree: tree, layout: layout, main: main, place: place, accept: { accept(split($0), site) })
        let people = declared.linked.authors.filter { !$0.isOrganization }.map(\.name)
        var login: Byline.Found?
        for (value, source) in [(people, "json-ld")] + inMeta(declared) {
            guard let found = accept(value.flatMap(split), site) else { continue }
            if !found.allSatisfy(isLogin) { return (found, source) }
            login = login ?? (found, source)
        }
        return byline.marked() ?? byline.inText() ?? login ?? outlet(declared)
    }

    private static func inMeta(_ declared: Declared) -> [Byline.Found] {
        metaNames.compactMap { name in
            declared.meta[name].map { values in (values.map(References.decode), "meta:" + name) }
        }
    }

    /// `edilson.la.rosa`, `tkalweit`: how an author signs in, not how one signs.
    private static func isLogin(_ name: String) -> Bool {
        name.unicodeScalars.allSatisfy { $0.value < 0x80 && $0.value != 0x20 && !$0.properties.isUppercase }
    }

    /// The outlet, an agency or a desk signs where the page says so and nobody else did.
    private static func outlet(_ declared: Declared) -> Byline.Found? {
        guard declared.linked.isArticle else { return nil }
        let names = declared.linked.authors.map { Spaces.collapse($0.name) }.filter {
            !$0.contains("://") && $0.count < 60
        }
        return names.isEmpty ? nil : (names, "json-ld")
    }

    private static let metaNames = [
        "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator",
        "dcterms.creator",
        "dc.contributor", "byl", "citation_author", "cxenseparse:author", "og:author", "authors", "vr:author",
        "shareaholic:article_author_name",
        "rbauthors", "twitter:data1",
    ]

    static func accept(_ names: [String], _ site: SiteName) -> [String]? {
        var kept: [String] = []
        for name in names {
            let name = strip(name)
            if isPerson(name, site), !kept.contains(name), kept.count < 12 { kept.append(name) }
        }
        return kept.isEmpty ? nil : kept
    }

    private static let prefixes = [
        "by ", "by: ", "byby ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "autor: ", "autor ", "author: ",
        "author ", "автор: ",
        "автор ",
        "текст: ", "written by ", "posted by ", "posted by: ", "text: ", "foto: ", "geschrieben von ", "přidal ",
        "oleh ", "oleh: ",
        "yazan: ", "view all posts by ", "posts by ", "alle beiträge von ", "zeige alle beiträge von ", "beiträge von ",
    ]

    private static func strip(_ name: String) -> String {
        var name = Spaces.collapse(name)
        // Initials of the desk: "Anna Example (aex)".
        if name.hasSuffix(")"), let bracket = name.firstIndex(of: "("), bracket > name.startIndex {
            name = Spaces.collapse(String(name[..<bracket]))
        }
        for prefix in prefixes where name.lowercased().hasPrefix(prefix) {
            name = String(name.dropFirst(prefix.count))
            break
        }
        // Two elements with nothing between them: "ByAnna Example".
        if name.hasPrefix("By"), name.dropFirst(2).first?.isUppercase == true { name.removeFirst(2) }
        while let last = name.last, ".,:;|-–—•·".contains(last), !name.hasSuffix("Jr."), !name.hasSuffix("Sr.") {
            name.removeLast()
        }
        return Spaces.collapse(name)
    }

    static func split(_ text: String) -> [String] {
        var parts = [text]
        for separator in [
            ";", ", ", " and ", " und ", " et ", " y ", " и ", " og ", " en ", " e ", " & ", " / ", "|", " • ", " · ",
            "、", "\n",
        ] {
            parts = parts.flatMap { $0.split(separator: separator).map(String.init) }
        }
        return parts.map { Spaces.collapse($0) }.filter { !$0.isEmpty }
    }

    private static let roles: Set<String> = [
        "admin", "administrator", "editor", "redaktion", "redaction", "staff", "team", "unknown", "author", "autor",
        "news", "press",
        "редакция", "webmaster", "guest", "anonymous", "desk", "newsroom", "редактор", "online", "website",
    ]

    private static let legalForms: Set<String> = [
        "GmbH", "AG", "KG", "SE", "Ltd", "Ltd.", "Inc", "Inc.", "LLC", "PLC", "plc", "S.A.", "SA", "B.V.", "e.V.",
        "e.V", "Verlag", "ООО",
        "АО", "ПАО", "Oy", "AB", "A/S", "ApS", "S.p.A.", "S.r.l.", "Kft.", "s.r.o.", "a.s.", "Company", "Corporation",
        "Corp.",
    ]

    private static func isPerson(_ name: String, _ site: SiteName) -> Bool {
        let scalars = name.unicodeScalars
        let east = scalars.first.map { $0.value >= 0x2E80 } ?? false
        guard scalars.count >= (east ? 2 : 3), scalars.count < 50, !name.contains("://"), !name.contains("@"),
            !name.contains("www."), !name.contains("{"), !name.contains("<")
        else { return false }
        let digits = scalars.filter { $0.properties.numericType != nil && $0.value < 0x80 }.count
        guard digits == 0 || (digits < 4 && !name.contains(" ")) else { return false }
        guard name.split(separator: " ").count <= 6 else { return false }
        guard !roles.contains(name.lowercased()), !name.contains("_") else { return false }
        // The legal forms of companies and societies.
        guard !name.split(separator: " ").contains(where: { legalForms.contains(String($0)) }) else { return false }
        return !site.matches(name)
    }
}
