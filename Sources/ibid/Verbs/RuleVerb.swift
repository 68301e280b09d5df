import Arguments
import Foundation
import Pipeline
import Records

/// `ibid rule NAME VERDICT RULING --by PERSON --why TEXT`.
struct RuleVerb {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func perform() throws -> ExitCode {
        let operands = context.invocation.operands
        let pipeline = try PipelineFolder(named: operands[0], in: context.project())
        guard let ruling = Ruling(rawValue: operands[2]) else {
            let all = Ruling.allCases.map(\.rawValue)
            let near = Nearest.match(for: operands[2], among: all).map { "; did you mean '\($0)'?" } ?? ""
            throw Failure(.usage, "'\(operands[2])' is no ruling; write one of \(all.joined(separator: ", "))\(near)")
        }
        let kept = try RulingDesk(pipeline).rule(
            operands[1], ruling, by: try told("by", "who rules"), why: try told("why", "why, in one sentence"),
            date: String(Timestamp.now().prefix(10)))
        try context.console.out.write(kept + "\n")
        return .clean
    }

    private func told(_ option: String, _ what: String) throws(Failure) -> String {
        let text = context.invocation.value(option)?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        guard !text.isEmpty else { throw Failure(.usage, "a ruling needs --\(option): \(what)") }
        return text
    }
}
