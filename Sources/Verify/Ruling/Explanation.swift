import Records

/// One sentence for people about a ruling.
enum Explanation {
    /// - Parameter places: for each difference, the cell of a table that it stands in.
    static func differs(_ differences: [Difference], places: [String?] = []) -> String {
        let pairs = differences.prefix(3).enumerated().map { number, difference in
            "“\(difference.claimed)” where the source has “\(difference.found ?? "nothing")”"
                + within(places.indices.contains(number) ? places[number] : nil)
        }
        return "The claim says " + list(pairs) + "."
    }

    /// With this share of the claim's words in the evidence, they are much the same.
    static let sameWords = 0.75

    private static func within(_ place: String?) -> String { place.map { $0.isEmpty ? "" : " (\($0))" } ?? "" }

    static func supported(_ figures: [String], places: [String?], share: Double) -> String {
        if figures.isEmpty {
            return share >= sameWords
                ? "The source says this in much the same words." : "The source says this in partly different words."
        }
        let agreed = zip(figures, places).prefix(4).map { "“\($0)”" + within($1) }
        return "The source says this, and agrees on " + list(agreed) + "."
    }

    static func absent(_ missing: [String]) -> String {
        missing.isEmpty
            ? "No sentence of the source speaks of this."
            : "The source does not speak of this: nowhere does it mention " + list(missing.prefix(3).map { "“\($0)”" })
                + "."
    }

    static func wordingOnly(isForeign: Bool) -> String {
        isForeign
            ? "The source is in another language, and too little of the claim could be compared with it."
            : "The claim has little that can be looked up, and no sentence of the source is close to its wording."
    }

    static func partly(_ missing: [String]) -> String {
        missing.isEmpty
            ? "The source says some of this, but not all of it clearly."
            : "The source bears out part of this; it does not mention " + list(missing.prefix(3).map { "“\($0)”" })
                + "."
    }

    private static func list(_ items: [String]) -> String {
        guard items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + (items.last ?? "")
    }
}
