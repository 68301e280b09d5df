/// What a word or phrase can do in a sentence. The name is the section of `config/language/*.yaml` that lists it.
public enum Role: UInt8, Sendable, CaseIterable {
    // Numbers.
    case numeral, hundred, scale, suffix, ordinal, fraction, dozen, few, article, and, point, minus
    case ordinalSuffix, label
    // Quantities.
    case bound, boundAfter, rangeOpen, rangeMiddle, unit, currency, per
    case rise, fall, toLevel, byChange, of
    // Time.
    case month, weekday, period, season, relativeDay, direction, ago, ahead, since, until, by, part
    case holiday
    // Words that end or shape a noun phrase.
    case stop, verb
    // Status cues.
    case status
    // Names.
    case country, place, organisation, person, event, other, nationality
    case given, title, organisationHead, placeHead, eventHead, particle
    // Events.
    case action, anaphor
    // Rare words of time.
    case ongoing, fiscal, era, decade, closest

    /// Bit of this role in a mask, which has room for 64.
    @inlinable public var bit: UInt64 { 1 &<< UInt64(rawValue) }

    /// Whether its Russian words stand in the nominative only and are declined when they are loaded.
    var isDeclined: Bool {
        switch self {
        case .organisationHead, .placeHead, .eventHead, .title: true
        default: false
        }
    }

    var section: String { String(describing: self) }
}

/// What one word or phrase means in one role.
package struct Sense: Sendable {
    public var role: Role
    /// The number it stands for; 0 where it stands for none.
    public var value: Double
    /// Which unit, currency or name it means: an index into the lexicon's list of that kind; -1 for none.
    public var item: Int32
    /// The spelling it must have, case included: an index into the lexicon's spellings; -1 for any case.
    var spelling: Int32
    /// The next sense of the same phrase, or -1.
    var next: Int32
}
