extension Command {
    /// The page that `--help` prints, without a verb or for one; 100 columns at most.
    public func help(for verb: Verb? = nil) -> String {
        guard let verb else {
            let width = verbs.map(\.name.count).max() ?? 0
            let list = verbs.map { "  " + $0.name.padded(to: width + 2) + $0.summary }.joined(separator: "\n")
            return """
                \(summary)

                usage: \(name) [options] VERB …

                \(list)

                Options of every verb:
                \(table(options))

                \(details)
                """
        }
        let operands = verb.operands.isEmpty ? "" : " " + verb.operands
        var page =
            "\(verb.summary)\n\nusage: \(name) \(verb.name)\(verb.options.isEmpty ? "" : " [options]")\(operands)"
        if !verb.details.isEmpty { page += "\n\n" + verb.details }
        if !verb.options.isEmpty { page += "\n\nOptions:\n" + table(verb.options) }
        return page + "\n\nOptions of every verb:\n" + table(options)
    }

    private func table(_ options: [Option]) -> String {
        let width = options.map(\.signature.count).max() ?? 0
        return options.map { "  " + $0.signature.padded(to: width + 2) + $0.help }.joined(separator: "\n")
    }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
