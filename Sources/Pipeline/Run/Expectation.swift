import Settings

/// What a pipeline says must hold before a run is published.
enum Expectation {
    /// Throws `Failure(.withheld)` with everything that does not hold.
    static func check(_ expected: PipelineSettings.Expectations, citations: Int, tally: Tally) throws(Failure) {
        var broken: [String] = []
        if citations < expected.citations {
            broken.append("\(citations) citations were found, at least \(expected.citations) are expected")
        }
        let facts = tally.documentFacts + tally.sourceFacts
        if facts < expected.facts {
            broken.append("\(facts) facts were found, at least \(expected.facts) are expected")
        }
        if tally.shareRead < expected.sourcesRead {
            broken.append(
                "\(tally.read) of \(tally.sources) sources were read, a share of at least \(expected.sourcesRead) is expected"
            )
        }
        guard broken.isEmpty else {
            throw Failure(
                .withheld, broken.joined(separator: "\n") + "\nnothing was published, and the last good run stays")
        }
    }
}
