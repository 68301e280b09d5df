import HTML
import Testing

@testable import Parse

@Suite("Selectors")
struct SelectorTests {
    private let tree = Tree(
        utf8: Array(
            "<article id=a class='one two'><div><p class=lead lang=en-GB>x</p></div><p>y</p></article><p data-testid=late>z</p>"
                .utf8))

    private func found(_ selector: String) throws -> [String] {
        let selector = try Selector(selector)
        return tree.nodes.indices.filter { selector.matches($0, in: tree) }.map { tree.content(of: $0) }
    }

    @Test(arguments: [
        ("p", ["x", "y", "z"]), ("article p", ["x", "y"]), ("article > p", ["y"]), (".two div > .lead", ["x"]),
        ("#a", ["x y"]), ("p[lang]", ["x"]), ("[lang^=en]", ["x"]), ("[lang$='GB']", ["x"]), ("[lang*=\"-\"]", ["x"]),
        ("[class~=two] > p, [data-testid=late]", ["y", "z"]), ("*.lead", ["x"]), ("section p", []),
        ("div > article", []),
    ])
    func match(selector: String, texts: [String]) throws {
        #expect(try found(selector) == texts)
    }

    @Test(arguments: ["", "p,", "> p", "p >", "p:first-child", "blink", "[onclick]", "p[lang", "a > > b"])
    func whatCannotBeReadIsRefused(selector: String) {
        #expect(throws: Selector.Malformed.self) { try Selector(selector) }
    }
}
