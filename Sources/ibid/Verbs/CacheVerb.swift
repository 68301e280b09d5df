import Arguments
import Pipeline

/// `ibid cache ACTION …`.
struct CacheVerb {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func perform() async throws -> ExitCode {
        let words = context.invocation.operands
        let desk = try CacheDesk(project: context.project())
        let console = context.console
        let say = { (text: String) in try console.out.write(text + "\n") }
        switch (words[0], words.count) {
        case ("list", 1...2): try desk.list(words.count == 2 ? words[1] : nil, to: console.out)
        case ("show", 2): try desk.show(words[1], to: console.out)
        case ("verify", 1):
            let (text, code) = try desk.verify(complain: console.complain)
            try say(text)
            return code
        case ("reindex", 1): try say(desk.reindex(complain: console.complain))
        case ("import", 2): try say(desk.take(words[1], complain: console.complain))
        case ("export", 1): try desk.export(to: console.out)
        case ("add", 3):
            try say(await desk.add(words[1], file: words[2], date: context.invocation.value("date")))
        default:
            throw UsageError("'ibid cache' takes \(IbidCommand.cache.operands)\nsee 'ibid cache --help'")
        }
        return .clean
    }
}
