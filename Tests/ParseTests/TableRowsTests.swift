import Testing

@testable import Parse

/// Rows of tables in the text of an article: one line each, with a tab between the fields.
@Suite struct TableRowsTests {
    @Test func `empty and merged cells keep the columns in their places`() {
        let written = ArticleText(
            html: """
                <table>
                <tr><td rowspan="2"></td><th colspan="2">2019</th><th colspan="2">2024</th></tr>
                <tr><th>Men</th><th>Women</th><th>Men</th><th>Women</th></tr>
                <tr><th rowspan="2">Pilots</th><td>212</td><td>18</td><td></td><td>37</td></tr>
                <tr><td>96</td><td>14</td></tr>
                <tr><td>Cooks</td><td>two<br>or three</td></tr>
                </table>
                """)
        #expect(
            written.plain.split(separator: "\n") == [
                "\t2019\t\t2024", "\tMen\tWomen\tMen\tWomen", "Pilots\t212\t18\t\t37", "\t96\t14",
                "Cooks\ttwo or three",
            ])
    }

    @Test func `spans out of all reason are bounded`() {
        let written = ArticleText(
            html: "<table><tr><td colspan=99999999 rowspan=99999999>a</td><td>b</td></tr><tr><td>c</td></tr></table>")
        #expect(written.plain.utf8.count < 1_000)
        #expect(written.plain.hasPrefix("a\t") && written.plain.hasSuffix("c"))
    }
}
