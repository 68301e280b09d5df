import Records

extension Finding {
    /// Whether a source that is not cited for a claim says enough about it to be named beside those that are.
    ///
    /// It must give a figure of the claim or another one in its place, and half of the claim besides. Dates alone will not do: two
    /// reports of one day agree on it without speaking of the same thing, and an event has as many dates as it has stages.
    public var speaksUnasked: Bool {
        let share = features["coverage_five"] ?? 0
        switch ruling {
        case .supported: return (reason == Reason.figuresAgree.rawValue || isVerbatim) && share >= Self.plainly
        case .disputed:
            return differences.contains { $0.kind == "figure" } && share >= Self.plainly && features["foreign"] == 0
        case .partly, .absent, .unread, .unchecked: return false
        }
    }

    private var isVerbatim: Bool { reason == Reason.verbatim.rawValue }

    /// The least share of a claim, by weight, in the five best sentences of a source that was not cited for it. Of the open sets'
    /// claims against the sources of other cases, 1 of 2,567 comes to this.
    static let plainly = 0.5
}
