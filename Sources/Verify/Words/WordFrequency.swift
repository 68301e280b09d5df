import Foundation
import Settings

/// How rare words are in general, so that a source of three sentences need not teach it.
struct WordFrequency: Sendable {
    private var weights: [UInt64: Float] = [:]
    /// The weight of a word that the table does not hold: one document in three thousand.
    private static let unseen: Float = 8

    init() {}

    /// Reads `words`, a text of `word share` pairs: how many documents in ten thousand hold the word. Forms of one stem
    /// count together.
    init(_ file: DataFile) throws(YAML.Complaint) {
        var shares: [UInt64: Float] = [:]
        for entry in try file.entries() where entry.key == "words" {
            let fields = try file.text(entry.value)[...].fields(between: " ")
            for index in stride(from: 0, to: fields.count - 1, by: 2) {
                guard let share = Float(fields[index + 1]) else {
                    throw file.complaint("no number after '\(fields[index])'", at: entry.value.place)
                }
                shares[WordLexicon.stem(fields[index], english: true), default: 0] += share
            }
        }
        weights = shares.mapValues { log(10_000 / min(max($0, 1), 10_000)) }
    }

    /// Natural logarithm of one over the share of documents that hold the word.
    func weight(_ stem: UInt64) -> Double { Double(weights[stem] ?? Self.unseen) }
}
