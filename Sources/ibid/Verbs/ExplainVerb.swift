import Arguments
import Pipeline

/// `ibid explain NAME FACT`, `ibid explain --text TEXT`.
struct ExplainVerb {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func perform() throws -> ExitCode {
        let operands = context.invocation.operands
        let desk = try ExplainDesk(context.configuration())
        if let text = context.invocation.value("text") {
            guard operands.isEmpty else {
                throw Failure(.usage, "explain takes a NAME and a FACT, or --text, not both")
            }
            try context.console.out.write(
                desk.explain(
                    text: text, lang: context.invocation.value("lang"), reference: context.invocation.value("reference")
                ))
            return .clean
        }
        guard operands.count == 2 else {
            throw Failure(.usage, "explain needs a NAME and the id of a FACT of its last run, or --text TEXT")
        }
        let pipeline = try PipelineFolder(named: operands[0], in: context.project())
        try context.console.out.write(desk.explain(operands[1], of: pipeline))
        return .clean
    }
}
