/// How likely a block is part of the article: a sum of small decision trees over `Feature`.
///
/// Gradient boosting (Friedman 2001) of extremely randomized trees (Geurts 2006) over blocks of pages with known text,
/// each page of equal weight, found by `Tests/Eval/training/parse.py` and kept in `config/parse/model-text.yaml`.
/// Without trees, the container the paragraphs voted for decides.
public struct Judge: Sendable {
    /// What is wrong with a tree: which one, and the entry.
    public struct Fault: Error, Sendable, CustomStringConvertible {
        public var tree: Int
        public var description: String
    }

    private struct Split: Sendable {
        /// Column to look at; -1 for a leaf.
        var feature: Int16
        /// Where the other branch begins; the first branch follows at once.
        var other: Int32
        /// Threshold, or the value of a leaf.
        var value: Float
    }

    private var splits: [Split] = []
    private var roots: [Int32] = []

    /// Judges by the container alone.
    public init() {}

    /// Reads trees, one a text, their entries in preorder: `feature:threshold` goes on with the next entry where the
    /// feature is at most the threshold; `=value` is a leaf.
    ///
    /// - Parameter features: what the numbers of the entries stand for.
    public init(features: [String], trees: [String]) throws(Fault) {
        var columns: [Int16] = []
        for name in features {
            guard let column = Feature.columns[name] else {
                throw Fault(tree: 0, description: "no such feature of a block: '\(name)'")
            }
            columns.append(Int16(column))
        }
        for (index, tree) in trees.enumerated() { try add(Array(tree.utf8), columns, index) }
    }

    private mutating func add(_ tree: [UInt8], _ columns: [Int16], _ number: Int) throws(Fault) {
        roots.append(Int32(splits.count))
        var waiting: [Int] = []
        var isWhole = false
        for entry in tree.split(separator: 0x20) {
            guard !isWhole else { throw Fault(tree: number, description: "goes on behind its last leaf") }
            if entry.first == UInt8(ascii: "="), let value = Decimal.read(entry.dropFirst()) {
                splits.append(Split(feature: -1, other: 0, value: value))
                if let split = waiting.popLast() {
                    splits[split].other = Int32(splits.count)
                } else {
                    isWhole = true
                }
            } else if let colon = entry.firstIndex(of: UInt8(ascii: ":")), let feature = Decimal.read(entry[..<colon]),
                let threshold = Decimal.read(entry[(colon + 1)...]), feature >= 0, Int(feature) < columns.count
            {
                waiting.append(splits.count)
                splits.append(Split(feature: columns[Int(feature)], other: 0, value: threshold))
            } else {
                throw Fault(
                    tree: number, description: "not a node of a tree: '\(String(decoding: entry, as: UTF8.self))'")
            }
        }
        guard isWhole else { throw Fault(tree: number, description: "a branch is missing") }
    }

    /// A block whose sum has sunk to this after the first trees is none of the article: e^-4.5 is 1 %, and no later
    /// trees have lifted one over the lowest threshold.
    private static let hopeless: Float = -4.5
    private static let firstTrees = 80

    /// One probability a block.
    func probabilities(_ features: Features, count: Int) -> [Float] {
        guard !roots.isEmpty else { return votes(features, count) }
        return unsafe splits.withUnsafeBufferPointer { splits in
            unsafe features.values.withUnsafeBufferPointer { values in
                (0..<count).map { block in
                    let base = features.row(block).lowerBound
                    var sum: Float = 0
                    for (number, root) in roots.enumerated() {
                        if number == Judge.firstTrees, sum < Judge.hopeless { break }
                        unsafe sum += Judge.value(of: Int(root), splits, values, base)
                    }
                    return 1 / (1 + Exponential.of(-sum))
                }
            }
        }
    }

    private func votes(_ features: Features, _ count: Int) -> [Float] {
        (0..<count).map { block in
            let row = features.row(block).lowerBound
            let inside = features.values[row + Feature.inside.rawValue] > 0
            return inside && features.values[row + Feature.linkDensity.rawValue] < Float(Outline.proseLinkDensity)
                ? 1 : 0
        }
    }

    /// Walks one tree. The trees were found whole when they were read, so every index lies inside.
    private static func value(
        of root: Int, _ splits: UnsafeBufferPointer<Split>, _ values: UnsafeBufferPointer<Float>, _ base: Int
    ) -> Float {
        var index = root
        while true {
            let split = unsafe splits[index]
            if split.feature < 0 { return split.value }
            index = unsafe values[base &+ Int(split.feature)] <= split.value ? index &+ 1 : Int(split.other)
        }
    }
}

/// Plain decimal numbers in bytes: a model has ten thousand, and is read at every start.
enum Decimal {
    /// `-12.5`, `3`, `.25`; nil for anything else, exponents among it.
    static func read(_ text: ArraySlice<UInt8>) -> Float? {
        var value = 0.0
        var scale = 0.0
        var digits = 0
        var rest = text
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        for byte in rest {
            if byte == UInt8(ascii: "."), scale == 0 {
                scale = 1
                continue
            }
            guard byte.isDigit, digits < 18 else { return nil }
            digits += 1
            value = value * 10 + Double(byte - 0x30)
            scale *= 10
        }
        guard digits > 0 else { return nil }
        let magnitude = scale > 1 ? value / scale : value
        return Float(isNegative ? -magnitude : magnitude)
    }
}
