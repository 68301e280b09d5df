import HTML
import Testing

@testable import Parse

@Suite("An article keeps its structure")
struct MarkdownTests {
    @Test func headingsListsQuotesAndTables() {
        let page = """
            <h2>Trade</h2><p>First,<br>second.</p><ul><li>one<ul><li>inner</li></ul></li></ul>
            <blockquote>Said so.</blockquote><table><tr><th>Year<th>Share<tr><td>2024<td>1|2</table><pre>a
             b</pre>
            """
        let tree = Tree(utf8: Array(page.utf8))
        let layout = LayoutWalk.run(tree)
        let all = MainText(blocks: Array(layout.blocks.indices), container: 0, confidence: 1)
        let written = ArticleText(layout, tree, all)
        #expect(
            written.markdown == """
                ## Trade

                First,\("  ")
                second.

                - one

                  - inner

                > Said so.

                | Year | Share |
                | --- | --- |
                | 2024 | 1\\|2 |

                ```
                a
                b
                ```
                """)
        #expect(written.plain == "Trade\nFirst,\nsecond.\none\ninner\nSaid so.\nYear\tShare\n2024\t1|2\na\nb")
    }
}
