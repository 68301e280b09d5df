import HTML

/// What a page says about itself in its head: meta tags, links, title, JSON-LD.
struct Declared: Sendable {
    /// Content of `meta` by lower-case name, property or itemprop, in document order.
    var meta: [String: [String]] = [:]
    /// Content of `title` elements.
    var titles: [String] = []
    /// Nodes of `h1` and `time` elements.
    var headings: [Int] = []
    var times: [Int] = []
    var canonical: String?
    var licence: String?
    var authorLinks: [String] = []
    var feeds: [(href: String, title: String?)] = []
    /// `lang` of the html element.
    var lang: String?
    var linked = LinkedData()

    /// Bytes of one meta content beyond which it is not read.
    static let contentLimit = 4_000

    /// Names of meta elements, and contents of one name, that are kept.
    static let limit = 1_000
    static let valueLimit = 50
    /// Characters of a feed's title that are kept.
    private static let titleLimit = 500

    init(_ layout: Layout, _ tree: Tree) {
        lang = tree.string(.lang, of: 0)
        for index in layout.marks {
            switch tree.nodes[index].tag {
            case .meta: read(meta: index, tree)
            case .link: read(link: index, tree)
            case .title: titles.append(tree.content(of: index))
            case .h1: headings.append(index)
            case .time: times.append(index)
            default: break
            }
        }
        for index in layout.dataScripts { linked.read(script: index, tree) }
        linked.settle()
    }

    private mutating func read(meta index: Int, _ tree: Tree) {
        guard let content = tree.attribute(.content, of: index) ?? tree.attribute(.datetime, of: index),
            content.count <= Declared.contentLimit
        else { return }
        let value = Spaces.collapse(String(decoding: content, as: UTF8.self))
        guard !value.isEmpty else { return }
        for name in [Attribute.Name.name, .property, .itemprop, .httpEquiv] {
            guard let key = tree.string(name, of: index)?.lowercased() else { continue }
            for part in key.split(separator: " ").prefix(4) where meta.count < Declared.limit {
                if meta[String(part), default: []].count < Declared.valueLimit {
                    meta[String(part), default: []].append(value)
                }
            }
        }
    }

    private mutating func read(link index: Int, _ tree: Tree) {
        guard let rel = tree.string(.rel, of: index)?.lowercased(), let href = tree.string(.href, of: index) else {
            return
        }
        switch rel {
        case "canonical": canonical = canonical ?? href
        case "license", "licence": licence = licence ?? href
        case "author": authorLinks.append(href)
        default:
            if feeds.count < Declared.valueLimit, DeclaredFeeds.isFeed(rel: rel, type: tree.string(.type, of: index)) {
                let title = tree.string(.title, of: index).map {
                    Spaces.collapse(String($0.prefix(Declared.titleLimit)))
                }
                feeds.append((Spaces.collapse(href), title?.isEmpty == true ? nil : title))
            }
        }
    }

    /// The first content under any of the names, in the order of the names.
    func first(_ names: String...) -> (value: String, name: String)? {
        for name in names {
            if let value = meta[name]?.first { return (value, name) }
        }
        return nil
    }
}

/// White space as browsers show it.
enum Spaces {
    /// Unicode's White_Space, the byte order mark and the zero-width space.
    private static func isSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }

    /// Runs of white space as one space, none at the ends.
    static func collapse(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var space = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar.value) {
                space = true
                continue
            }
            if space, !out.isEmpty { out.append(" ") }
            space = false
            out.append(scalar)
        }
        return String(out)
    }
}
