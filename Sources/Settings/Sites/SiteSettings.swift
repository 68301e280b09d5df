/// `config/sites/<host>.yaml`: where one site's pages hold their article, with tests.
public struct SiteSettings: Sendable, Hashable {
    /// The host from the file's name.
    public var host: String
    /// The day on which a live page was last seen to fit, or nil where none has been.
    public var verified: String?
    /// Selectors of the elements that hold the text, and of those in them that do not.
    public var text: [String]
    public var remove: [String]
    /// Selectors of each field, by the field's name; the first that matches counts.
    public var fields: [String: [String]]
    public var tests: [Test]

    /// A page of our own making, and what must come out of it.
    public struct Test: Sendable, Hashable {
        public var page: String
        /// Paragraphs; nil where the test does not ask.
        public var text: [String]?
        public var fields: [String: [String]]
        public var line: Int
    }

    public static let fieldNames = ["title", "authors", "published", "modified", "section"]
    static let keys = ["verified", "text", "remove", "tests"] + fieldNames
    static let testKeys = ["page", "text"] + fieldNames

    /// Reads a rule. Throws every complaint.
    ///
    /// - Parameter complaint: what is wrong with a selector, in a sentence; nil for one that can be used.
    public static func parse(
        _ bytes: [UInt8], file: String, complaint: (String) -> String?
    ) throws(Complaints) -> SiteSettings {
        let reader = Section.Reader(file: file, source: bytes)
        let section = Section(try reader.open(), known: keys, name: "a site's rule", reader: reader)
        func selectors(_ key: String) -> [String] {
            let texts = section.texts(key)
            for selector in texts {
                if let wrong = complaint(selector) { section.complain("'\(key)': \(wrong)", about: key) }
            }
            return texts
        }
        section.demand("verified", in: "this rule")
        section.demand("text", in: "this rule")
        section.demand("tests", in: "this rule")
        let verified = section.value("verified", or: "no", as: "'no' or the day a live page was seen, 2025-08-08") {
            text in
            text == "no" || text == "false" || text.utf8.count == 10 && text.split(separator: "-").count == 3
                ? text : nil
        }
        var fields: [String: [String]] = [:]
        for name in fieldNames where section.isGiven(name) { fields[name] = selectors(name) }
        let tests = (section.node("tests")?.items ?? []).map { node in
            let test = Section(node, known: testKeys, name: "a test", reader: reader)
            var expected: [String: [String]] = [:]
            for name in fieldNames where test.isGiven(name) { expected[name] = test.texts(name) }
            test.demand("page", in: "this test")
            return Test(
                page: test.value("page", or: "", as: "a page of HTML") { $0 },
                text: test.node("text").map { _ in test.texts("text") },
                fields: expected, line: node.line)
        }
        if section.node("tests") != nil, tests.isEmpty {
            section.complain("'tests' must be a list of pages with what must come out of them", about: "tests")
        }
        let settings = SiteSettings(
            host: host(of: file), verified: verified == "no" || verified == "false" ? nil : verified,
            text: selectors("text"), remove: selectors("remove"), fields: fields, tests: tests)
        try reader.check()
        return settings
    }

    /// `config/sites/example.org.yaml` names `example.org`.
    private static func host(of file: String) -> String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return name.hasSuffix(".yaml") ? String(name.dropLast(5)).lowercased() : name.lowercased()
    }
}
