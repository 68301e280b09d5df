import Records
import Report
import Synchronization
import Testing

@Suite struct TerminalTextTests {
    @Test(arguments: [
        ("plain – текст", "plain – текст"),
        ("\u{1B}[31mred\u{1B}]0;title\u{07}", "\\u{1b}[31mred\\u{1b}]0;title\\u{7}"),
        ("a\nb\r\tc", "a\\u{a}b\\u{d}\\u{9}c"),
        ("user\u{202E}gpj.exe", "user\\u{202e}gpj.exe"),
        ("a\u{200B}b\u{FEFF}", "a\\u{200b}b\\u{feff}"),
    ])
    func strangersCannotMoveTheCursor(raw: String, safe: String) {
        #expect(TerminalText.safe(raw) == safe)
    }

    @Test func longTextIsCut() {
        #expect(TerminalText.cut("abcdef", to: 4) == "abc…")
        #expect(TerminalText.cut("abcd", to: 4) == "abcd")
    }
}

@Suite struct SummaryTests {
    @Test func citationsThenFindings() {
        var summary = Summary()
        summary.citations = [
            .init(label: "1", work: "Caspian News", outcome: .ok, rulings: [.supported: 2, .disputed: 1]),
            .init(label: "2", work: "A \u{1B}[2J outlet", outcome: .gone, rulings: [.unread: 1]),
            .init(label: "3", work: "No address", outcome: nil, rulings: [:]),
        ]
        summary.findings = [
            .init(
                label: "1", ruling: .disputed, claim: "in 2024", explanation: "The source says 2025.",
                evidence: "adopted in 2025")
        ]
        #expect(
            summary.text(style: Style(isColored: false)) == """
                note  source              outcome     supported  partly  disputed  absent  unread  unchecked
                1     Caspian News        ok          2          ·       1         ·       ·       ·
                2     A \\u{1b}[2J outlet  gone        ·          ·       ·         ·       1       ·
                3     No address          no address  ·          ·       ·         ·       ·       ·

                [1] disputed  The source says 2025.
                    claim   in 2024
                    source  adopted in 2025

                """)
    }
}

@Suite struct ProgressLogTests {
    private func written(_ form: ProgressLog.Form, _ events: [ProgressEvent]) -> String {
        let text = Mutex("")
        let log = ProgressLog(form: form, style: Style(isColored: false)) { part in text.withLock { $0 += part } }
        for event in events { log.report(event) }
        return text.withLock { $0 }
    }

    private let events: [ProgressEvent] = [.sources(done: 1, total: 2), .stage("parse", "2 articles"), .note("x\u{7}")]

    @Test func eachFormSaysTheSame() {
        #expect(written(.quiet, events) == "")
        #expect(written(.plain, events) == "parse      2 articles\nx\\u{7}\n")
        #expect(
            written(.json, events) == """
                {"done":"1","event":"sources","total":"2"}
                {"event":"stage","stage":"parse","text":"2 articles"}
                {"event":"note","text":"x\\u0007"}

                """)
        #expect(written(.terminal, events).hasSuffix("\r\u{1B}[Kparse      2 articles\nx\\u{7}\n"))
    }
}
