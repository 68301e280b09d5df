import Arguments
import Foundation
import Glibc
import Pipeline

/// `ibid parse|normalize|verify|robots`: JSON Lines in on standard input, JSON Lines out on standard output.
struct FilterVerb {
    private let context: Context
    private let verb: Verb

    init(_ context: Context, verb: Verb) {
        self.context = context
        self.verb = verb
    }

    func perform() async throws -> ExitCode {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let runner =
            switch verb {
            case IbidCommand.parse:
                FilterRunner(
                    filter: try Filters.parse(
                        project: try? context.project(), configuration: try? context.configuration()), width: cores * 2)
            case IbidCommand.robots: FilterRunner(filter: Filters.robots, width: cores * 2)
            case IbidCommand.normalize:
                FilterRunner(
                    filter: try Filters.normalize(
                        context.configuration(), mentions: context.invocation.has("mentions")), width: cores * 2)
            default:
                FilterRunner(
                    filter: try await Filters.verify(
                        context.configuration(), embeddings: context.invocation.value("embeddings")), width: cores * 2)
            }
        return try await runner.run(reading: STDIN_FILENO, output: context.console.out)
    }
}
