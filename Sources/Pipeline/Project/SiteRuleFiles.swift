import Parse
import Records
import Settings

/// The site rules of `config/sites/`, read and ready.
public struct SiteRuleFiles: Sendable {
    public let rules: SiteRules
    private let settings: [SiteSettings]

    /// Takes the files of `sites/` from the files of `config`.
    public init(files: [String: [UInt8]]) throws(Complaints) {
        var settings: [SiteSettings] = []
        for name in files.keys.sorted() where name.hasPrefix("sites/") {
            settings.append(
                try SiteSettings.parse(
                    files[name] ?? [], file: "config/" + name, complaint: { SiteRule.complaint(about: $0) }))
        }
        self.settings = settings
        rules = SiteRules(settings.compactMap { try? SiteRule($0) })
    }

    /// How many rules there are, and of them those that no live page has borne out.
    public var count: (all: Int, unverified: Int) {
        (settings.count, settings.filter { $0.verified == nil }.count)
    }

    /// Runs the tests that the files hold. Returns a sentence for each thing that did not come out.
    public func failures() -> [String] {
        let reader = Reader(sites: rules)
        return settings.flatMap { site in
            site.tests.flatMap { test in
                let page = Page(
                    url: "https://\(site.host)/test", bytes: Array(test.page.utf8),
                    contentType: "text/html; charset=utf-8")
                let reading = reader.reading(of: page)
                return test.differences(from: reading).map {
                    "config/sites/\(site.host).yaml:\(test.line): \($0)"
                }
            }
        }
    }
}

extension SiteRule {
    fileprivate init(_ settings: SiteSettings) throws {
        var fields: [Field: [String]] = [:]
        for (name, selectors) in settings.fields {
            if let field = Field(rawValue: name) { fields[field] = selectors }
        }
        try self.init(host: settings.host, text: settings.text, remove: settings.remove, fields: fields)
    }
}

extension SiteSettings.Test {
    fileprivate func differences(from reading: Parse.Reading) -> [String] {
        let article = reading.article
        let found: [String: [String]] = [
            "title": [article.title].compactMap(\.self), "authors": article.authors,
            "published": [article.published].compactMap(\.self), "modified": [article.modified].compactMap(\.self),
            "section": [reading.section].compactMap(\.self),
        ]
        var differences: [String] = []
        if let text, article.text != text.joined(separator: "\n") {
            differences.append("the text is “\(article.text)”, not “\(text.joined(separator: "\n"))”")
        }
        for name in SiteSettings.fieldNames {
            guard let expected = fields[name], expected != found[name] else { continue }
            differences.append(
                "\(name) is “\((found[name] ?? []).joined(separator: "; "))”, not “\(expected.joined(separator: "; "))”"
            )
        }
        if article.flags.contains(SiteRules.staleFlag) { differences.append("the rule does not match its own page") }
        return differences
    }
}
