import Records

/// One sentence for people about a ruling.
enum Explanation {
    static func differs(_ differences: [Difference]) -> String {
        let pairs = differences.prefix(3).map { difference in
            "“\(difference.claimed)” where the source has “\(difference.found ?? "nothing")”"
        }
        return "The claim says " + list(pairs) + "."
    }

    static func supported(_ figures: [String]) -> String {
        figures.isEmpty
            ? "The source says this in much the same words."
            : "The source says this, and agrees on " + list(figures.prefix(4).map { "“\($0)”" }) + "."
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
