import Settings
import Testing

@Suite struct ValuesTests {
    @Test(
        arguments: [
            ("250ms", .milliseconds(250)), ("30s", .seconds(30)), ("5m", .seconds(300)), ("12h", .seconds(43_200)),
            ("7d", .seconds(604_800)), ("2w", .seconds(1_209_600)), ("0s", .zero),
            ("", nil), ("s", nil), ("5", nil), ("5 m", nil), ("-5m", nil), ("1.5h", nil), ("5M", nil), ("5min", nil),
            ("99999999999999999999d", nil), ("9223372036854775807w", nil), ("٣s", nil),
        ] as [(String, Duration?)])
    func durations(text: String, expected: Duration?) {
        #expect(DurationText.parse(text) == expected)
    }

    @Test(
        arguments: [
            ("500B", 500), ("20MB", 20_000_000), ("512KiB", 524_288), ("1GiB", 1_073_741_824), ("1kB", 1_000),
            ("1KB", 1_000),
            ("0B", 0), ("", nil), ("MB", nil), ("20", nil), ("20 MB", nil), ("-1MB", nil), ("20mb", nil), ("1TB", nil),
            ("9223372036854775807GiB", nil),
        ] as [(String, Int?)])
    func sizes(text: String, expected: Int?) {
        #expect(SizeText.parse(text) == expected)
    }

    @Test(arguments: [
        ("example.org:443:127.0.0.1:8443", true), ("example.org:443:[::1]:8443", true), ("::127.0.0.1:8443", true),
        ("[2001:db8::1]:443:localhost:", true), ("", false), ("example.org", false), ("a:1:b", false),
        ("a:1:b:2:c", false),
        ("a:https:b:2", false), ("a:0:b:2", false), ("a:65536:b:2", false), ("a:1:[::1:2", false), ("a :1:b:2", false),
        ("a:1:b:2\r\nX", false),
    ])
    func connectTo(text: String, isWellFormed: Bool) {
        #expect(ConnectToText.isWellFormed(text) == isWellFormed)
    }

    @Test(arguments: [
        ("en", true), ("kk", true), ("pt-BR", true), ("kk-Cyrl-KZ", true), ("zh-min-nan", true),
        ("", false), ("e", false), ("English language", false), ("en_GB", false), ("en-", false), ("-en", false),
        ("ру", false),
        ("12", false),
    ])
    func languageTags(text: String, isWellFormed: Bool) {
        #expect(LanguageTag.isWellFormed(text) == isWellFormed)
    }
}
