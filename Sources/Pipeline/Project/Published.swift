import Foundation
import Load
import Records

extension PipelineFolder {
    /// The records of one table of the last published run.
    ///
    /// - Throws: `Failure(.usage)` where the table cannot be read.
    func published<Record: Decodable>(_ type: Record.Type, _ table: Table) throws(Failure) -> [Record] {
        let path = output.latest + "/" + table.file
        do {
            return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
                try JSONLine.decode(type, from: Data($0.utf8))
            }
        } catch {
            throw Failure(.usage, "cannot read \(path); run the pipeline again")
        }
    }
}
