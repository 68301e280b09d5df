import Foundation
import Records

/// `ibid cite FILE`: a document in, one line of JSON for each of its citations out.
public struct CiteFilter: Sendable {
    public var reader: DocumentReader
    public var citer: Citer

    public init(reader: DocumentReader = DocumentReader(), citer: Citer = Citer()) {
        self.reader = reader
        self.citer = citer
    }

    /// A ``Citation`` a line, without line breaks, in the order of the notes; and the issues, for stderr.
    public func lines(of bytes: [UInt8], name: String) throws -> (lines: [Data], issues: [Issue]) {
        let citing = citer.cite(try reader.read(bytes, name: name))
        return (try citing.citations.map { try JSONLine.encode($0) }, citing.issues)
    }
}
