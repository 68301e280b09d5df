import Records
import Testing

@testable import Cite

/// Damaged addresses: as written, cured, and the rules that cured them.
@Suite struct AddressTests {
    static let cures: [(written: String, url: String, rules: [String])] = [
        ("Ehttps://daily.example.org/a", "https://daily.example.org/a", ["stray_prefix"]),
        ("https//daily.example.org/a", "https://daily.example.org/a", ["missing_colon"]),
        ("htp://daily.example.org/a", "http://daily.example.org/a", ["misspelt_scheme"]),
        ("htpps://daily.example.org/a", "https://daily.example.org/a", ["misspelt_scheme"]),
        ("ttps://daily.example.org/a", "https://daily.example.org/a", ["misspelt_scheme"]),
        ("https:/daily.example.org/a", "https://daily.example.org/a", ["scheme_punctuation"]),
        ("https:///daily.example.org/a", "https://daily.example.org/a", ["scheme_punctuation"]),
        ("hxxps://daily.example[.]org/a", "https://daily.example.org/a", ["defanged"]),
        ("https://https://daily.example.org/a", "https://daily.example.org/a", ["doubled_scheme"]),
        ("http://https//daily.example.org/a", "https://daily.example.org/a", ["doubled_scheme", "missing_colon"]),
        ("www.daily.example.org/a", "https://www.daily.example.org/a", ["missing_scheme"]),
        ("https://daily.example.org/a?b=1&amp;c=2", "https://daily.example.org/a?b=1&c=2", ["html_entity"]),
        ("https://daily.exam\u{200B}ple.org/a\u{AD}b", "https://daily.example.org/ab", ["invisible_character"]),
        ("https:\\\\daily.example.org\\a", "https://daily.example.org/a", ["backslash"]),
        ("https://daily.example.org/100%", "https://daily.example.org/100%25", ["percent_encoding"]),
        ("https://www,daily.example.org/a", "https://www.daily.example.org/a", ["host_punctuation"]),
        ("https: //daily.example.org/a", "https://daily.example.org/a", ["space"]),
        (
            "https://daily.example.org/a-long- address-of-news", "https://daily.example.org/a-long-address-of-news",
            ["space"]
        ),
        ("doi:10.1234/abc", "https://doi.org/10.1234/abc", ["doi"]),
        ("https://daily.example.org/a_(b)", "https://daily.example.org/a_(b)", []),
        (
            "https://web.archive.org/web/2020/https://daily.example.org/",
            "https://web.archive.org/web/2020/https://daily.example.org/", []
        ),
    ]

    @Test(arguments: cures)
    func cure(written: String, url: String, rules: [String]) throws {
        for (before, after) in [
            ("", ""), ("“Title”, Daily, ", ", (Access Date: 08.08.2025)."), ("<", ">"), ("See (", ")."),
        ] {
            let note = Array((before + written + after).unicodeScalars)
            let addresses = AddressFinder(note, width: 0, indent: 0).addresses()
            let address = try #require(addresses.first)
            #expect(addresses.count == 1)
            #expect(address.url == url)
            #expect(address.written == written)
            #expect(address.repairs.map(\.rule) == rules)
        }
    }

    @Test(arguments: ["https://", "http://nowhere/a", "https://.../a"])
    func incurable(written: String) {
        let addresses = AddressFinder(Array(("See " + written + " for more").unicodeScalars), width: 0, indent: 0)
            .addresses()
        #expect(addresses.allSatisfy { $0.url == nil })
    }

    @Test(arguments: [
        ("https://a.example.org/2025/07/15/slug", "2025-07-15"),
        ("https://a.example.org/slug-2025-7-31-0", "2025-07-31"),
        ("https://a.example.org/2024/05/slug", "2024-05"), ("https://a.example.org/news/2024/slug", "2024"),
        ("https://a.example.org/20250715-slug", "2025-07-15"), ("https://a.example.org/politika/24736791", nil),
        ("https://a.example.org/strategy-2023-2030", nil), ("https://a.example.org/2025/13/45/slug", "2025"),
        ("https://a.example.org/?d=2025/07/15", nil), ("https://a.example.org", nil),
    ])
    func dateOfAddress(url: String, date: String?) {
        #expect(AddressDate.published(in: url) == date)
    }
}
