import Foundation
import Settings

/// Which units turn into which, from `config/verify/conversions.yaml`.
struct UnitTable: Sendable {
    struct Factor: Sendable {
        var scale: Double
        var offset: Double

        /// Whether figures are rounded when they are turned into another unit: not from metres to kilometres.
        var isRounded: Bool {
            if offset != 0 { return true }
            let places = log10(scale)
            return abs(places - places.rounded()) > 1e-9
        }
    }

    private var bases: [String: (base: String, scale: Double, offset: Double)] = [:]

    init() {}

    /// Reads lines of `code: base scale [offset]`, codes being UCUM.
    init(_ file: DataFile) throws(YAML.Complaint) {
        for entry in try file.entries() {
            let fields = try file.text(entry.value).split(separator: " ")
            guard fields.count >= 2, let scale = Double(fields[1]), scale != 0 else {
                throw file.complaint("expected a base unit and a scale", at: entry.value.place)
            }
            bases[entry.key] = (String(fields[0]), scale, fields.count > 2 ? Double(fields[2]) ?? 0 : 0)
        }
    }

    func knows(_ unit: String) -> Bool { bases[unit] != nil }

    /// What to multiply a value in `unit` by, and add, to have it in `target`; nil where they measure different things.
    func factor(from unit: String, to target: String) -> Factor? {
        guard let from = bases[unit], let to = bases[target], from.base == to.base else { return nil }
        return Factor(scale: from.scale / to.scale, offset: (from.offset - to.offset) / to.scale)
    }
}
