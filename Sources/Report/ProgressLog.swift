import Foundation
import Synchronization

/// What a run says while it works.
public enum ProgressEvent: Sendable, Hashable {
    /// Work on sources moves on: `done` of `total`.
    case sources(done: Int, total: Int)
    /// A stage is through, with what came of it in words.
    case stage(String, String)
    case note(String)
}

/// Writes progress to standard error: a line that rewrites itself on a terminal, plain lines elsewhere, JSON Lines for
/// machines, nothing when quiet.
public final class ProgressLog: Sendable {
    public enum Form: Sendable {
        case terminal, plain, json, quiet
    }

    private let form: Form
    private let style: Style
    private let started: ContinuousClock.Instant
    private let write: @Sendable (String) -> Void
    private let hasLiveLine = Mutex(false)

    /// - Parameter write: takes text as it is, line breaks included.
    public init(form: Form, style: Style, write: @escaping @Sendable (String) -> Void) {
        self.form = form
        self.style = style
        self.write = write
        started = .now
    }

    public func report(_ event: ProgressEvent) {
        switch (form, event) {
        case (.quiet, _): break
        case (.json, _): write(Self.json(event) + "\n")
        case (.terminal, .sources(let done, let total)):
            hasLiveLine.withLock { $0 = true }
            write(
                "\r\u{1B}[K" + style.paint("sources    ", .dim) + "\(done) of \(total)"
                    + timeLeft(done: done, total: total))
        case (.plain, .sources): break
        case (_, .stage(let name, let text)):
            let padding = String(repeating: " ", count: max(1, 11 - name.count))
            endLiveLine()
            write(style.paint(name, .bold) + padding + TerminalText.safe(text) + "\n")
        case (_, .note(let text)):
            endLiveLine()
            write(TerminalText.safe(text) + "\n")
        }
    }

    private func endLiveLine() {
        if hasLiveLine.withLock({ had in
            defer { had = false }
            return had
        }) {
            write("\r\u{1B}[K")
        }
    }

    private func timeLeft(done: Int, total: Int) -> String {
        guard done > 0, done < total else { return "" }
        let left = (ContinuousClock.now - started) / done * (total - done)
        let seconds = Int(left.components.seconds)
        return seconds < 1 ? "" : ", about \(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60) left"
    }

    private static func json(_ event: ProgressEvent) -> String {
        let fields: [String: String] =
            switch event {
            case .sources(let done, let total): ["event": "sources", "done": String(done), "total": String(total)]
            case .stage(let name, let text): ["event": "stage", "stage": name, "text": text]
            case .note(let text): ["event": "note", "text": text]
            }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(fields)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
