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

    /// One step of a walk: to `child`, or to the node behind it where the feature is above the threshold. A leaf leads to
    /// itself, so that all walks of a tree are of one length and the processor has no turn to guess.
    private struct Node: Sendable {
        var feature: Int32 = 0
        var child: Int32
        var threshold = Float.infinity
        /// What a walk that ends here adds.
        var value: Float = 0
    }

    /// A node as the file has it.
    private struct Split {
        /// Column to look at; -1 for a leaf.
        var feature: Int16
        /// Where the other branch begins; the first branch follows at once.
        var other: Int
        /// Threshold, or the value of a leaf.
        var value: Float
    }

    private var nodes: [Node] = []
    /// The root of each tree, and the steps to its deepest leaf.
    private var trees: [(root: Int, depth: Int)] = []

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
        var splits: [Split] = []
        var waiting: [Int] = []
        var isWhole = false
        for entry in tree.split(separator: 0x20) {
            guard !isWhole else { throw Fault(tree: number, description: "goes on behind its last leaf") }
            if entry.first == UInt8(ascii: "="), let value = Decimal.read(entry.dropFirst()) {
                splits.append(Split(feature: -1, other: 0, value: value))
                if let split = waiting.popLast() {
                    splits[split].other = splits.count
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
        lay(out: splits)
    }

    /// Adds a whole tree level by level, the two children of a node side by side.
    private mutating func lay(out splits: [Split]) {
        let root = nodes.count
        var depth = 0
        var level = [0]
        while true {
            var next: [Int] = []
            let below = nodes.count + level.count
            for index in level {
                let split = splits[index]
                if split.feature < 0 {
                    nodes.append(Node(child: Int32(nodes.count), value: split.value))
                } else {
                    nodes.append(
                        Node(
                            feature: Int32(split.feature), child: Int32(below + next.count), threshold: split.value))
                    next += [index + 1, split.other]
                }
            }
            if next.isEmpty { break }
            depth += 1
            level = next
        }
        trees.append((root, depth))
    }

    /// A block whose sum has sunk this low after so many trees is none of the article, and sees no more of them. Of 158,008
    /// blocks judged in folds, four that stop here would have ended over the lowest threshold, none over .07. Two thirds of
    /// all blocks stop, for 132 trees a block instead of 250.
    private static let hopeless: [(after: Int, sum: Float)] = [(50, -3.5), (80, -4), (120, -4), (160, -4)]

    /// One probability a block.
    func probabilities(_ features: Features, count: Int) -> [Float] {
        guard !trees.isEmpty else { return votes(features, count) }
        var walkers = (0..<count).map { Walker(block: $0, row: features.row($0).lowerBound) }
        var probabilities = [Float](repeating: 0, count: count)
        var rest = trees[...]
        for (after, sum) in Judge.hopeless where after < trees.count {
            walk(rest.prefix(upTo: after), &walkers, features.values)
            rest = rest[after...]
            walkers.removeAll { walker in
                guard walker.sum < sum else { return false }
                probabilities[walker.block] = walker.probability
                return true
            }
        }
        walk(rest, &walkers, features.values)
        for walker in walkers { probabilities[walker.block] = walker.probability }
        return probabilities
    }

    /// One block on its way through the trees.
    private struct Walker {
        let block: Int
        /// Where its features begin.
        let row: Int
        var place = 0
        var sum: Float = 0

        var probability: Float { 1 / (1 + Exponential.of(-sum)) }
    }

    /// Sends all blocks through a tree step by step before the next tree: their steps do not wait for one another.
    private func walk(_ trees: ArraySlice<(root: Int, depth: Int)>, _ walkers: inout [Walker], _ values: [Float]) {
        // The trees were found whole when they were read, so every index lies inside.
        unsafe nodes.withUnsafeBufferPointer { nodes in
            unsafe values.withUnsafeBufferPointer { values in
                unsafe walkers.withUnsafeMutableBufferPointer { walkers in
                    for (root, depth) in trees {
                        for index in walkers.indices { unsafe walkers[index].place = root }
                        for _ in 0..<depth {
                            for index in walkers.indices {
                                let node = unsafe nodes[walkers[index].place]
                                let value = unsafe values[walkers[index].row &+ Int(node.feature)]
                                unsafe walkers[index].place = Int(node.child) &+ (value > node.threshold ? 1 : 0)
                            }
                        }
                        for index in walkers.indices { unsafe walkers[index].sum += nodes[walkers[index].place].value }
                    }
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
