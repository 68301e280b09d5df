import Foundation
import Glibc
import Pipeline
import Report

/// `ibid status [NAME]`.
struct StatusVerb {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func perform() throws -> ExitCode {
        let project = try context.project()
        let names = context.invocation.operands.isEmpty ? project.pipelineNames() : context.invocation.operands
        if let name = context.invocation.operands.first { _ = try PipelineFolder(named: name, in: project) }
        let statuses = names.map { Status(of: $0, in: project, now: Date()) }
        let columns = Columns(
            header: ["pipeline", "last published", "mode", "result", "next run"], rows: statuses.map(row))
        let style = context.console.style(for: STDOUT_FILENO)
        for line in columns.lines(paint: { row, _, text in row < 0 ? style.paint(text, .dim) : text }) {
            try context.console.out.write(line + "\n")
        }
        var code = ExitCode.clean
        for status in statuses {
            if let complaint = status.complaint {
                context.console.complain(complaint)
                code = .usage
            }
        }
        return code
    }

    private func row(_ status: Status) -> [String] {
        if status.complaint != nil { return [status.name, "?", "?", "the settings are wrong", "never"] }
        let next: String =
            if status.isDue { "due now" } else if let date = status.next { Timestamp.minute(date) } else {
                "no schedule"
            }
        return [
            status.name, status.manifest.map { Timestamp.minute($0.published) } ?? "never",
            status.manifest?.mode ?? "-",
            result(status), next,
        ]
    }

    private func result(_ status: Status) -> String {
        if status.isRunning { return "running now" }
        guard let attempt = status.attempt else { return "-" }
        guard let code = ExitCode(rawValue: Int32(attempt.exitCode)) else { return "exit code \(attempt.exitCode)" }
        let meaning =
            switch code {
            case .clean: "clean"
            case .findings: "claims disputed or absent"
            case .partial: "sources unread"
            case .withheld:
                "withheld at \(Timestamp.minute(attempt.ended)): "
                    + TerminalText.safe(attempt.message?.prefix { $0 != "\n" } ?? "")
            case .usage: "not run: " + TerminalText.safe(attempt.message?.prefix { $0 != "\n" } ?? "")
            case .busy, .interrupted, .terminated: "interrupted"
            }
        return "\(code.rawValue) \(meaning)"
    }
}
