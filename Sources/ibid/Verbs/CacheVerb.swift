import Arguments
import Pipeline

/// `ibid cache ACTION …`.
struct CacheVerb {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func perform() async throws -> ExitCode {
        try await CacheDesk.explaining { try await act() }
    }

    private func act() async throws -> ExitCode {
        let invocation = context.invocation
        let words = invocation.operands
        let console = context.console
        let project = try context.project()
        let desk = try CacheDesk(project: project, complain: console.complain)
        let say = { (text: String) in try console.out.write(text + "\n") }
        switch (words[0], words.count) {
        case ("list", 1...2): try desk.list(words.count == 2 ? words[1] : nil, to: console.out)
        case ("show", 2): try desk.show(words[1], at: invocation.value("at"), to: console.out)
        case ("verify", 1):
            let (text, code) = try desk.verify()
            try say(text)
            return code
        case ("reindex", 1): try say(desk.reindex())
        case ("import", 2): try say(desk.take(words[1]))
        case ("export", 1): try desk.export(to: console.out)
        case ("add", 3): try say(await desk.add(words[1], file: words[2], date: invocation.value("date")))
        case ("prune", 1):
            var request = CacheDesk.PruneRequest()
            request.olderThan = invocation.value("older-than")
            request.keep = invocation.value("keep")
            request.toSize = invocation.value("to-size")
            request.alsoCited = invocation.has("cited-too")
            request.apply = invocation.has("apply")
            try say(desk.prune(request, in: project, to: console.out))
        default:
            throw UsageError("'ibid cache' takes \(IbidCommand.cache.operands)\nsee 'ibid cache --help'")
        }
        return .clean
    }
}
