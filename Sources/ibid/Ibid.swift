import Arguments
import Foundation
import Glibc
import Pipeline

/// The program: takes the command line apart, does the verb, and is the one place where an error becomes a message and an
/// exit code.
@main
struct Ibid {
    static func main() async {
        // A closed pipe is answered where it is written to.
        signal(SIGPIPE, SIG_IGN)
        let console = Console()
        do {
            exit(try await perform(Array(CommandLine.arguments.dropFirst()), console).rawValue)
        } catch let error as UsageError {
            console.complain(error.description)
            exit(ExitCode.usage.rawValue)
        } catch let failure as Failure {
            console.complain(failure.description)
            exit(failure.code.rawValue)
        } catch is LineWriter.Closed {
            exit(ExitCode.clean.rawValue)
        } catch {
            console.complain("\(error)")
            exit(ExitCode.withheld.rawValue)
        }
    }

    private static func perform(_ arguments: [String], _ console: Console) async throws -> ExitCode {
        let command = IbidCommand.command
        let invocation = try command.parse(arguments)
        if invocation.has("version") {
            try console.out.write("ibid \(Version.current)\n")
            return .clean
        }
        guard let verb = invocation.verb, !invocation.has("help") else {
            let page = command.help(for: invocation.verb)
            guard invocation.has("help") else {
                console.say(page)
                return .usage
            }
            try console.out.write(page + "\n")
            return .clean
        }
        let context = Context(invocation: invocation, console: console)
        return switch verb {
        case IbidCommand.run: try await RunVerb(context).perform()
        case IbidCommand.fetch: try await FetchVerb(context).perform()
        case IbidCommand.cite: try CiteVerb(context).perform()
        case IbidCommand.cache: try await CacheVerb(context).perform()
        case IbidCommand.rule: try RuleVerb(context).perform()
        case IbidCommand.explain: try ExplainVerb(context).perform()
        case IbidCommand.status: try StatusVerb(context).perform()
        case IbidCommand.schedule: try ScheduleVerb(context).perform()
        case IbidCommand.validate: try ValidateVerb(context).perform()
        case IbidCommand.completions: try CompletionsVerb(context).perform()
        default: try await FilterVerb(context, verb: verb).perform()
        }
    }
}
