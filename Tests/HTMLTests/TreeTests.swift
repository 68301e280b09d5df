import Testing

@testable import HTML

@Suite("Pages become flat trees")
struct TreeTests {
    private func content(_ page: String) -> String { Tree(utf8: Array(page.utf8)).content(of: 0) }

    @Test func unclosedParagraphsAreSiblings() {
        let tree = Tree(utf8: Array("<p>One<p>Two".utf8))
        let paragraphs = tree.nodes.indices.filter { tree.nodes[$0].tag == .p }
        #expect(paragraphs.map { tree.content(of: $0) } == ["One", "Two"])
        #expect(Set(paragraphs.map { tree.nodes[$0].parent }).count == 1)
    }

    @Test(arguments: [
        ("1990&#150;2000", "1990–2000"), ("&copy 2020", "© 2020"), ("a&hyphen;b", "a‐b"), ("&amp;lt;", "&lt;"),
        ("&#xD800;x", "\u{FFFD}x"), ("a?x=1&copy=2", "a?x=1&copy=2"), ("1 &lt 2", "1 < 2"), ("R&D", "R&D"),
    ])
    func referencesReadAsInBrowsers(written: String, shown: String) {
        #expect(content("<p>\(written)</p>") == shown)
    }

    @Test func conditionalSectionsLeaveNoTrace() {
        #expect(content("<!--[if IE]><p>old</p><![endif]--><![if !IE]><p>new</p><![endif]>") == "new")
    }

    @Test func aThousandAttributesAreEnough() {
        let attributes = (0..<5_000).map { "a\($0)=1" }.joined(separator: " ")
        let tree = Tree(utf8: Array("<p id=first \(attributes) class=last>text</p><p class=next>more</p>".utf8))
        let paragraphs = tree.nodes.indices.filter { tree.nodes[$0].tag == .p }
        #expect(paragraphs.map { tree.string(.class, of: $0) } == [nil, "next"])
        #expect(tree.string(.id, of: paragraphs[0]) == "first")
        #expect(tree.content(of: 0) == "text more")
    }

    @Test func scriptsDoNotLeak() {
        #expect(
            content("<script>var a = '</div>'; b('</p>')</script><p>text</p>") == "var a = '</div>'; b('</p>') text")
    }

    @Test func nulsAreStripped() {
        #expect(content("<p>one\u{0}two</p>") == "onetwo")
    }

    @Test func textBehindDepth256Survives() {
        let page =
            String(repeating: "<div>", count: 600) + "deep" + String(repeating: "</div>", count: 600) + "<p>after</p>"
        #expect(content(page).contains("deep"))
        #expect(content(page).contains("after"))
    }

    @Test func aTextOfTwelveMegabytesIsWhole() {
        let tree = Tree(utf8: Array("<p>".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 12_000_000))
        #expect(
            tree.nodes.indices.filter { tree.nodes[$0].tag == .text }.reduce(0) { $0 + tree.text($1).count }
                == 12_000_000)
    }

    @Test func limitsCutAndSaySo() {
        #expect(Tree(utf8: Array(String(repeating: "<div>", count: 50_000).utf8)).cuts == [.depth])
        #expect(Tree(utf8: Array("<p>1<p>2<p>3".utf8), limits: Limits(nodes: 4)).cuts == [.nodes])
        #expect(Tree(utf8: Array("<p>long text".utf8), limits: Limits(bytes: 6)).cuts == [.bytes])
    }

    @Test func subtreesNestAndCoverTheDocument() {
        var random = Seeded(state: 7)
        let pieces = [
            "<div>", "</div>", "<p>", "</p>", "<table><tr><td>", "</table>", "<a href=x>", "text", "&", "<", "<!--",
            "-->", "<![", "é",
        ]
        for _ in 0..<200 {
            let page = (0..<60).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            let tree = Tree(utf8: Array(page.utf8))
            for index in 1..<tree.nodes.count {
                let node = tree.nodes[index]
                #expect(Int(node.parent) < index && Int(node.end) > index)
                #expect(node.end <= tree.nodes[Int(node.parent)].end)
            }
        }
    }
}

/// A small fixed generator, so that a failure can be run again.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
