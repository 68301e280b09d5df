/// How likely a block is part of the article: a sum of small decision trees over `Feature`.
///
/// Gradient boosting (Friedman 2001) over blocks of pages with known text, each page of equal weight, found by
/// `Tests/Eval/training/parse.py`, which also gives the figures by five folds of sites that the trees had not seen.
struct Judge: Sendable {
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

    static let shared = Judge(JudgeTrees.text)

    /// Reads trees in preorder, one after another.
    init(_ text: StaticString) {
        let bytes = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        let list = unsafe String(decoding: bytes, as: UTF8.self)
        var waiting: [Int] = []
        var starts = true
        for entry in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if starts { roots.append(Int32(splits.count)) }
            starts = false
            if entry.first == "=" {
                splits.append(Split(feature: -1, other: 0, value: (Float(entry.dropFirst()) ?? 0) / 1000))
                if let split = waiting.popLast() {
                    splits[split].other = Int32(splits.count)
                } else {
                    starts = true
                }
            } else if let colon = entry.firstIndex(of: ":") {
                waiting.append(splits.count)
                let threshold = Float(entry[entry.index(after: colon)...]) ?? 0
                splits.append(Split(feature: Int16(entry[..<colon]) ?? 0, other: 0, value: threshold))
            }
        }
    }

    /// One probability a block.
    func probabilities(_ features: Features, count: Int) -> [Float] {
        unsafe splits.withUnsafeBufferPointer { splits in
            unsafe features.values.withUnsafeBufferPointer { values in
                (0..<count).map { block in
                    let base = features.row(block).lowerBound
                    var sum: Float = 0
                    for root in roots { unsafe sum += Judge.value(of: Int(root), splits, values, base) }
                    return 1 / (1 + Exponential.of(-sum))
                }
            }
        }
    }

    /// Walks one tree. The trees are our own and whole, so every index lies inside.
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
