import CYAML

extension YAML {
    /// Reads one YAML document.
    ///
    ///     let node = try YAML.parse(Array("refresh: 5m".utf8), file: "pipeline.yaml")
    ///     node["refresh"]?.string   // "5m"
    ///
    /// An empty file is null. Anchors and aliases are read; merge keys, tags and a second document are refused, and so is
    /// anything beyond `limits`.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte order mark.
    ///   - file: The name to complain about.
    public static func parse(_ bytes: [UInt8], file: String, limits: Limits = Limits()) throws(Complaint) -> Node {
        guard bytes.count <= limits.bytes else {
            throw Complaint(
                "the file has \(bytes.count) bytes; at most \(limits.bytes) are read", at: Place(line: 1, column: 1),
                file: file, source: [])
        }
        if let place = excessDirective(in: bytes, allowed: limits.directives) {
            throw Complaint("more than \(limits.directives) directives ('%…')", at: place, file: file, source: bytes)
        }
        let reading = unsafe bytes.withUnsafeBufferPointer { buffer -> Result<Node, Problem> in
            var builder = Builder(limits: limits)
            let events = unsafe Events(of: buffer)
            while true {
                if let problem = events.next() { return .failure(Problem(problem, in: bytes)) }
                do throws(Problem) {
                    if let root = try builder.take(events) { return .success(root) }
                } catch {
                    return .failure(error)
                }
            }
        }
        switch reading {
        case .success(let node): return node
        case .failure(let problem): throw Complaint(problem.message, at: problem.place, file: file, source: bytes)
        }
    }

    private static func excessDirective(in bytes: [UInt8], allowed: Int) -> Place? {
        var seen = 0
        var line = 1
        var opensLine = true
        for byte in bytes {
            if opensLine, byte == UInt8(ascii: "%") {
                seen += 1
                if seen > allowed { return Place(line: line, column: 1) }
            }
            opensLine = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            if byte == UInt8(ascii: "\n") { line += 1 }
        }
        return nil
    }

    /// Something libyaml or the builder will not read.
    struct Problem: Error {
        var message: String
        var place: Place
    }
}
