import Foundation
import Glibc
import Pipeline
import Records
import Report

/// `ibid cite FILE`: a line for each citation; what is doubtful goes to standard error.
struct CiteVerb {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func perform() throws -> ExitCode {
        let file = context.invocation.operands[0]
        let bytes = file == "-" ? try standardInput() : try Workbench.read(file)
        let cited = try Workbench.cite(bytes, name: file)
        for issue in cited.issues {
            let place = issue.place.map { $0 + ": " } ?? ""
            context.console.complain("\(place)\(issue.message)")
        }
        for citation in cited.citations {
            try context.console.out.write(line: JSONLine.encode(citation))
        }
        return .clean
    }

    private func standardInput() throws(Failure) -> [UInt8] {
        guard let data = try? FileHandle.standardInput.read(upToCount: Workbench.longestDocument + 1) else { return [] }
        return Array(data)
    }
}
