/// What two counts count: wells and engineers are not held against each other, pupils and students are.
struct CountedThings: Sendable {
    let data: VerifyData
    /// Whether claim and source are both English: of other languages no kinship of words is known.
    let isEnglish: Bool

    /// Whether both say what they count, and it is not the same.
    func areOther(_ claimed: Figure, _ found: Figure) -> Bool {
        guard isEnglish, let mine = thing(claimed), let theirs = thing(found), mine != theirs else { return false }
        guard let left = data.thesaurus.meanings(of: mine), let right = data.thesaurus.meanings(of: theirs) else {
            return true
        }
        return data.thesaurus.relation(of: left, to: right) == .none
    }

    /// The stem of the noun that is counted, its last word.
    private func thing(_ figure: Figure) -> UInt64? {
        guard case .quantity(let amount) = figure.content, amount.unit == "1", let name = amount.unitName,
            let noun = name.split(whereSeparator: { $0 == " " || $0 == "-" }).last
        else { return nil }
        return data.lexicon.stem(ofEnglish: noun.utf8)
    }
}
