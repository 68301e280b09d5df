extension Fact: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("bound", bound?.rawValue)
            writer.array("citations", citations) { $0.text($1) }
            writer.member("evidence", evidence)
            writer.member("id", id)
            writer.member("kind", kind.rawValue)
            writer.member("lang", lang)
            writer.member("max", max)
            writer.member("measure", measure?.rawValue)
            writer.member("min", min)
            writer.member("object", object)
            writer.member("of", of)
            writer.array("participants", participants) { $1.write(to: &$0) }
            writer.member("place", place)
            writer.member("property", property)
            writer.member("rule", rule)
            writer.member("status", status.rawValue)
            writer.member("subject", subject)
            writer.member("time", time)
            writer.member("trend", trend?.rawValue)
            writer.member("unit", unit)
            writer.member("unitText", unitText)
            writer.member("value", value)
        }
    }
}

extension Fact.Participant: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id)
            writer.member("name", name)
            writer.member("role", role)
            writer.member("type", type)
        }
    }
}

extension Passage: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("doc", doc)
            writer.member("end", end)
            writer.member("exact", exact)
            if let page { writer.member("page", page) }
            writer.member("prefix", prefix)
            if let source { writer.member("source", source) }
            writer.member("start", start)
            writer.member("suffix", suffix)
        }
    }
}

extension Span: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("end", end)
            writer.member("start", start)
        }
    }
}
