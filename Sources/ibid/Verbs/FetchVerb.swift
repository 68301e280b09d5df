import Arguments
import Foundation
import Glibc
import Pipeline
import Records
import Report

/// `ibid fetch [URL…]`: what came of asking for each address, a Capture record a line; with `--dry-run` what would.
struct FetchVerb {
    private let context: Context
    /// Requests wait for one another at their host; this many lines are at work at once.
    private static let width = 32

    init(_ context: Context) {
        self.context = context
    }

    func perform() async throws -> ExitCode {
        let invocation = context.invocation
        let desk = try FetchDesk(
            project: context.project(), pipeline: invocation.value("pipeline"), configuration: context.configuration())
        if invocation.has("dry-run") { return try plan(at: desk) }
        let console = context.console
        let interruption = Interruption { console.complain($0) }
        let session = try desk.open(
            offline: invocation.has("offline"), waits: invocation.has("wait"), complain: console.complain)
        interruption.finish { session.close() }
        let code = try await answer(FilterRunner(filter: session.filter, width: Self.width))
        session.close()
        if let stopped = session.stopped { throw stopped }
        return code
    }

    private func answer(_ runner: FilterRunner) async throws -> ExitCode {
        let urls = context.invocation.operands
        guard !urls.isEmpty else {
            return try await runner.run(reading: STDIN_FILENO, output: context.console.out)
        }
        let lines = try urls.map { try JSONLine.encode(["url": $0]) }
        return try await runner.run(lines: lines, output: context.console.out)
    }

    private func plan(at desk: FetchDesk) throws -> ExitCode {
        guard !context.invocation.operands.isEmpty else {
            throw UsageError("'ibid fetch --dry-run' takes addresses: ibid fetch --dry-run URL…")
        }
        for plan in try desk.plans(for: context.invocation.operands) {
            let lines = plan.text.split(separator: "\n").map { TerminalText.safe($0) }
            try context.console.out.write(lines.joined(separator: "\n") + "\n")
        }
        return .clean
    }
}
