import Foundation
import Glibc
import Pipeline
import Report

/// The two streams of the command, and what they are connected to.
struct Console: Sendable {
    let out = LineWriter(descriptor: STDOUT_FILENO)
    private let errors = LineWriter(descriptor: STDERR_FILENO)

    /// Colours for a stream, unless it is no terminal, is a dumb one, or `NO_COLOR` is set (no-color.org).
    func style(for descriptor: Int32) -> Style {
        let environment = ProcessInfo.processInfo.environment
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return Style(isColored: isatty(descriptor) == 1 && !isPlain && environment["TERM"] != "dumb")
    }

    /// Text for people on standard error. If nobody reads it any more, it is dropped.
    func say(_ text: String) {
        try? errors.write(text + "\n")
    }

    /// A message with the program's name, its own lines kept, everything else made safe for a terminal.
    func complain(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { TerminalText.safe($0) }
        say("ibid: " + lines.joined(separator: "\n"))
    }

    func progress(_ form: ProgressLog.Form) -> ProgressLog {
        ProgressLog(form: form, style: style(for: STDERR_FILENO)) { [errors] in try? errors.write($0) }
    }
}
