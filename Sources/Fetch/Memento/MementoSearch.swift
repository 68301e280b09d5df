import Archive
import Records

/// The way to an archived copy at one archive (RFC 7089): its TimeGate first, its TimeMap where the TimeGate's choice is younger
/// than the citation or cannot be read. Pure: it is told what came and says what to ask for next.
///
/// Archives dress their copies up with toolbars, frames and rewritten links. Where there is a raw copy, that is what is read.
struct MementoSearch {
    enum Step: Equatable {
        /// Ask for a copy.
        case copy(String)
        /// Ask for the list of copies.
        case list(String)
        case end(Capture?)
    }

    /// A copy that an archive says it has.
    struct Copy: Equatable {
        var url: String
        /// When it was made, in milliseconds since 1970.
        var moment: Int
    }

    /// A copy made before this moment is not younger than the citation. An access date names a day, up to its end.
    private let limit: Int
    private var candidates: [String] = []
    private var young: [String] = []
    /// A copy that can be read but is younger than the citation.
    private var fallback: Capture?
    private var asked: Set<String> = []
    private var hasList = false

    /// A page whose copies are all bad is given up.
    private static let mostCopies = 4
    private static let day = 86_400_000

    /// - Parameter moment: the day the author read the page, in milliseconds since 1970; nil for the newest copy.
    init(near moment: Int?) {
        limit = moment.map { $0 + MementoSearch.day } ?? .max
    }

    /// - Parameters:
    ///   - named: the copy that the answer's Link field names.
    ///   - list: the TimeMap that it points to.
    mutating func came(_ capture: Capture, named: Copy?, list: String?) -> Step {
        let memento = MementoFlags(capture.flags)
        let raw = capture.finalURL.flatMap { ArchivedAddress($0)?.raw }
        if let memento, raw == nil || raw == capture.finalURL {
            if capture.outcome.isRead {
                guard let moment = memento.moment, moment >= limit else { return .end(capture) }
                fallback = fallback ?? capture
            }
        } else if let memento, let raw, capture.status == 200 {
            add([Copy(url: raw, moment: memento.moment ?? 0)], first: true)
        } else if let named {
            add([named], first: true)
        }
        if let url = candidates.first(where: { !asked.contains($0) }) { return ask(url) }
        if !hasList, let list {
            hasList = true
            return .list(list)
        }
        return next()
    }

    /// - Parameter copies: what a TimeMap lists, in any order.
    mutating func came(_ copies: [Copy]) -> Step {
        add(copies.sorted { $0.moment > $1.moment }, first: false)
        return next()
    }

    /// - Parameter copies: newest first.
    private mutating func add(_ copies: [Copy], first: Bool) {
        let address = { (copy: Copy) in ArchivedAddress(copy.url)?.raw ?? copy.url }
        let fit = copies.filter { $0.moment < limit }.map(address)
        candidates = first ? fit + candidates : candidates + fit
        young += copies.filter { $0.moment >= limit }.reversed().map(address)
    }

    private mutating func next() -> Step {
        let waiting = fallback == nil ? candidates + young : candidates
        return waiting.first { !asked.contains($0) }.map { ask($0) } ?? .end(fallback)
    }

    private mutating func ask(_ url: String) -> Step {
        guard asked.count < MementoSearch.mostCopies else { return .end(fallback) }
        asked.insert(url)
        return .copy(url)
    }
}
