import HTML

/// How one site marks its articles: selectors for their text and their fields.
public struct SiteRule: Sendable {
    /// The site's host without `www.`; its subdomains are meant too.
    public var host: String
    var text: [Selector]
    var remove: [Selector]
    var fields: [Field: [Selector]]

    public enum Field: String, Sendable, CaseIterable {
        case title, authors, published, modified, section
    }

    /// Why a rule cannot be used: the selector and what is wrong with it.
    public struct Malformed: Error, Sendable {
        public var selector: String
        public var message: String
    }

    public init(host: String, text: [String], remove: [String], fields: [Field: [String]]) throws(Malformed) {
        self.host = host
        self.text = try SiteRule.read(text)
        self.remove = try SiteRule.read(remove)
        self.fields = [:]
        for (field, selectors) in fields { self.fields[field] = try SiteRule.read(selectors) }
    }

    /// What is wrong with a selector, in a sentence; nil for one that can be used.
    public static func complaint(about selector: String) -> String? {
        do throws(Selector.Malformed) {
            _ = try Selector(selector)
            return nil
        } catch {
            return error.message
        }
    }

    private static func read(_ selectors: [String]) throws(Malformed) -> [Selector] {
        var read: [Selector] = []
        for text in selectors {
            do throws(Selector.Malformed) {
                read.append(try Selector(text))
            } catch {
                throw Malformed(selector: text, message: error.message)
            }
        }
        return read
    }
}

/// What a rule found on one page.
struct SiteRuleFindings {
    /// The article; nil where the rule's text selectors match nothing.
    var main: MainText?
    /// Values of each field in document order.
    private(set) var values: [SiteRule.Field: [String]] = [:]
    /// The rule was made for another page than this: its text or its title is not there.
    private(set) var isStale = false

    /// Bytes of a field's value that are kept, and how many values.
    private static let longest = 400
    private static let most = 12
    private static let mostElements = 1_000

    init(_ rule: SiteRule, _ tree: Tree, _ layout: Layout) {
        var taken: [Range<Int>] = []
        var removed: [Range<Int>] = []
        for index in tree.nodes.indices where tree.nodes[index].tag != .text {
            let range = index..<max(index + 1, Int(tree.nodes[index].end))
            if taken.count < SiteRuleFindings.mostElements, taken.last?.contains(index) != true,
                rule.text.contains(where: { $0.matches(index, in: tree) })
            {
                taken.append(range)
            }
            if removed.count < SiteRuleFindings.mostElements, removed.last?.contains(index) != true,
                rule.remove.contains(where: { $0.matches(index, in: tree) })
            {
                removed.append(range)
            }
        }
        let blocks = layout.blocks.indices.filter { block in
            let node = Int(layout.blocks[block].node)
            return !layout.blocks[block].hidden && !layout.blocks[block].button
                && taken.contains { $0.contains(node) } && !removed.contains { $0.contains(node) }
        }
        if !blocks.isEmpty { main = MainText(blocks: blocks, container: taken[0].lowerBound, confidence: 1) }
        for (field, selectors) in rule.fields { values[field] = SiteRuleFindings.values(selectors, tree) }
        isStale = !rule.text.isEmpty && blocks.isEmpty || rule.fields[.title] != nil && values[.title] == nil
    }

    func first(_ field: SiteRule.Field) -> String? { values[field]?.first }

    func all(_ field: SiteRule.Field) -> [String] { values[field] ?? [] }

    /// What the first selector that matches anything says: a meta element's content, a time's datetime, else the text.
    private static func values(_ selectors: [Selector], _ tree: Tree) -> [String]? {
        for selector in selectors {
            var found: [String] = []
            for index in tree.nodes.indices where selector.matches(index, in: tree) && found.count < most {
                let value =
                    tree.string(.content, of: index) ?? tree.string(.datetime, of: index) ?? tree.content(of: index)
                let tidy = Spaces.collapse(String(value.prefix(longest)))
                if !tidy.isEmpty { found.append(tidy) }
            }
            if !found.isEmpty { return found }
        }
        return nil
    }
}
