import Records

/// What several notes on one claim say together.
///
/// One source that bears the claim out is enough, however little the others have of it. Two that each bear out a part may bear out
/// the whole between them. A source that was not read leaves the question open, since it might bear the claim out.
public struct Together: Sendable, Hashable {
    public let ruling: Ruling
    public let reason: String
    /// Parts of the claim that none bears out, in code points of the document.
    public let unsupported: [Span]

    /// - Parameter verdicts: those on one claim, one for each note; at least one.
    public init(_ verdicts: [Verdict]) {
        func first(_ ruling: Ruling) -> Verdict? { verdicts.first { $0.ruling == ruling } }
        let decisive: Verdict
        if let disputed = first(.disputed) {
            if first(.supported) != nil {
                (ruling, reason, unsupported) = (.disputed, "sources_differ", disputed.unsupported)
                return
            }
            decisive = disputed
        } else if let supported = first(.supported) {
            decisive = supported
        } else if let partly = first(.partly) {
            // Without spans nobody knows which part is meant.
            let parts = verdicts.filter { $0.ruling == .partly && !$0.unsupported.isEmpty }.map(\.unsupported)
            let left = parts.dropFirst().reduce(parts.first ?? []) { Together.overlap($0, $1) }
            let isWhole = parts.count > 1 && left.isEmpty
            (ruling, reason) = isWhole ? (.supported, "sources_together") : (.partly, partly.reason)
            unsupported = left
            return
        } else {
            decisive = first(.unread) ?? first(.unchecked) ?? verdicts[0]
        }
        (ruling, reason, unsupported) = (decisive.ruling, decisive.reason, decisive.unsupported)
    }

    /// What lies in both lists of spans.
    private static func overlap(_ some: [Span], _ others: [Span]) -> [Span] {
        some.flatMap { left in
            others.compactMap { right in
                let start = max(left.start, right.start)
                let end = min(left.end, right.end)
                return start < end ? Span(start: start, end: end) : nil
            }
        }
    }
}
