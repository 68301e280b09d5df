import Records

extension VerifyFilter.Answer: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.array("differences", differences) { $1.write(to: &$0) }
            writer.array("evidence", evidence) { $1.write(to: &$0) }
            writer.member("explanation", explanation)
            writer.object("features") { writer in
                for (name, value) in features.sorted(by: { $0.key < $1.key }) { writer.member(named: name, value) }
            }
            if let id { writer.member("id", id) }
            writer.member("reason", reason)
            writer.member("ruling", ruling.rawValue)
            writer.member("score", score)
            if let trace { writer.member("trace", trace) }
            writer.array("unsupported", unsupported) { $1.write(to: &$0) }
        }
    }
}

extension VerifyFilter.Answer.Evidence: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            if let end { writer.member("end", end) }
            writer.member("exact", exact)
            if let sentence { writer.member("sentence", sentence) }
            if let start { writer.member("start", start) }
        }
    }
}

extension Difference: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("claimed", claimed)
            if let claimedAt { writer.member("claimedAt", claimedAt) }
            writer.member("found", found)
            if let foundAt { writer.member("foundAt", foundAt) }
            writer.member("kind", kind)
        }
    }
}

extension Trace: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.array("alteredFeatures", alteredFeatures) { $0.text($1) }
            writer.array("figureFeatures", figureFeatures) { $0.text($1) }
            writer.array("figures", figures) { $1.write(to: &$0) }
            writer.array("neighbourFeatures", neighbourFeatures) { $0.text($1) }
            writer.array("sentenceFeatures", sentenceFeatures) { $0.text($1) }
            writer.array("sentences", sentences) { $1.write(to: &$0) }
            writer.array("support", support) { $0.number($1) }
            writer.array("supportFeatures", supportFeatures) { $0.text($1) }
            writer.array("wordFeatures", wordFeatures) { $0.text($1) }
            writer.array("words", words) { $1.write(to: &$0) }
        }
    }
}

extension Trace.Row: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("at", at)
            writer.member("end", end)
            writer.array("values", values) { $0.number($1) }
        }
    }
}
