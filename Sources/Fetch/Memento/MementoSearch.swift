import Archive
import Records

/// The way to an archived copy at one archive (RFC 7089): its TimeGate first, its TimeMap where the TimeGate's choice is younger
/// than the citation or cannot be read. Pure: it is told what came and says what to ask for next.
struct MementoSearch {
    enum Step: Equatable {
        /// Ask for a copy.
        case copy(String)
        /// Ask for the list of copies.
        case list(String)
        case end(Capture?)
    }

    /// The day the author read the page, in milliseconds since 1970.
    private let moment: Int?
    private var candidates: [String] = []
    /// A copy that can be read, but is younger than the citation or dressed up by its archive.
    private var fallback: Capture?
    private var asked: Set<String> = []
    private var hasList = false

    /// Copies asked for beyond the TimeGate's own. A page whose copies are all bad is given up.
    private static let mostCopies = 4

    init(near moment: Int?) {
        self.moment = moment
    }

    /// - Parameter list: the TimeMap that the answer points to.
    mutating func came(_ capture: Capture, list: String?) -> Step {
        guard capture.flags.contains("memento") else { return next() }
        let raw = capture.finalURL.flatMap { ArchivedAddress($0)?.raw }
        if capture.outcome.isRead {
            if isTooYoung(capture) {
                if fallback == nil || raw == capture.finalURL { fallback = capture }
            } else if raw == nil || raw == capture.finalURL {
                return .end(capture)
            } else {
                fallback = capture
                candidates = []
                return next()
            }
        }
        // A bad copy is no better raw.
        if capture != fallback, let final = capture.finalURL { asked.insert(raw ?? final) }
        if !hasList, let list {
            hasList = true
            return .list(list)
        }
        return next()
    }

    /// - Parameter copies: what a TimeMap lists, in any order.
    mutating func came(_ copies: [(url: String, moment: Int)]) -> Step {
        let moment = moment.map { $0 + MementoSearch.day } ?? .max
        let fit = copies.filter { $0.moment < moment }.sorted { $0.moment > $1.moment }
        let young = copies.filter { $0.moment >= moment }.sorted { $0.moment < $1.moment }
        candidates = (fallback == nil ? fit + young : fit).prefix(1000).map { ArchivedAddress($0.url)?.raw ?? $0.url }
        return next()
    }

    private mutating func next() -> Step {
        guard asked.count < MementoSearch.mostCopies else { return .end(fallback) }
        // Archives dress their copies up with a toolbar and rewritten links; the raw copy is what the source sent.
        if candidates.isEmpty, let raw = fallback?.finalURL.flatMap({ ArchivedAddress($0)?.raw }) { candidates = [raw] }
        guard let url = candidates.first(where: { !asked.contains($0) }) else { return .end(fallback) }
        asked.insert(url)
        return .copy(url)
    }

    /// An access date names a day: a copy made in its course is not too young.
    private func isTooYoung(_ capture: Capture) -> Bool {
        guard let moment, let made = MementoFlags(capture.flags)?.moment else { return false }
        return made >= moment + MementoSearch.day
    }

    private static let day = 86_400_000
}
