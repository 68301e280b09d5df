import Foundation
import Settings

/// A frozen model over named features: a sum of small decision trees, as gradient boosting leaves them
/// (Friedman 2001). Trained outside, read as data.
struct TreeModel: Sendable {
    /// One step of a walk: to `child`, or to the node behind it where the feature is above the threshold. A leaf leads to
    /// itself, so that all walks of a tree are of one length and the processor has no turn to guess.
    private struct Node: Sendable {
        var feature: Int32 = 0
        var child: Int32
        var threshold = Double.infinity
    }

    private(set) var features: [String] = []
    private var bias: Double = 0
    private var nodes: [Node] = []
    /// What a walk that ends at each node adds.
    private var values: [Double] = []
    /// The root of each tree, and the steps to its deepest leaf.
    private var trees: [(root: Int, depth: Int)] = []

    var isEmpty: Bool { trees.isEmpty }

    init() {}

    /// Reads `features`, `bias` and `trees`. A tree is its nodes in order: `feature:threshold:left:right` goes left where
    /// the feature is at most the threshold; `=value` is a leaf.
    init(_ file: DataFile) throws(YAML.Complaint) {
        features = file.root["features"]?.strings ?? []
        bias = file.root["bias"]?.string.flatMap(Double.init) ?? 0
        guard let trees = file.root["trees"] else { throw file.complaint("needs 'trees'", at: file.root.place) }
        for (line, place) in try file.lines(trees) {
            var tree: [WrittenNode] = []
            let texts = line.fields(between: " ")
            for text in texts {
                guard let node = WrittenNode(text, count: texts.count, features: features.count) else {
                    throw file.complaint("not a node of a tree: '\(text)'", at: place)
                }
                tree.append(node)
            }
            guard add(tree) else { throw file.complaint("not a tree", at: place) }
        }
    }

    /// Lays out a tree level by level, the two children of a node side by side. False if it is none.
    private mutating func add(_ tree: [WrittenNode]) -> Bool {
        guard !tree.isEmpty else { return false }
        let root = nodes.count
        var level = [0]
        var steps = 0
        while true {
            var next: [Int] = []
            let below = nodes.count + level.count
            for number in level {
                switch tree[number] {
                case .leaf(let value):
                    nodes.append(Node(child: Int32(nodes.count)))
                    values.append(value)
                case .split(let feature, let threshold, let left, let right):
                    nodes.append(Node(feature: feature, child: Int32(below + next.count), threshold: threshold))
                    values.append(0)
                    next += [left, right]
                }
            }
            if next.isEmpty { break }
            steps += 1
            guard steps < tree.count, next.count <= tree.count else { return false }
            level = next
        }
        trees.append((root, steps))
        return true
    }

    /// The probability, 0...1, for features in the order of `features`.
    func probability(_ values: [Double]) -> Double { probabilities([values])[0] }

    /// The probability of each row. All rows take a step of a tree before the next one: their steps do not wait for one
    /// another.
    func probabilities(_ rows: [[Double]]) -> [Double] {
        let width = rows.first?.count ?? 0
        let table = rows.flatMap(\.self)
        var places = rows.map { _ in 0 }
        var sums = rows.map { _ in bias }
        let nodes = nodes.span
        let values = values.span
        let features = table.span
        for (root, depth) in trees {
            for row in places.indices { places[row] = root }
            for _ in 0..<depth {
                for row in places.indices {
                    let node = nodes[places[row]]
                    let isAbove = features[row &* width &+ Int(node.feature)] > node.threshold
                    places[row] = Int(node.child) &+ (isAbove ? 1 : 0)
                }
            }
            for row in places.indices { sums[row] += values[places[row]] }
        }
        return sums.map { 1 / (1 + exp(-$0)) }
    }
}

/// A node as the file has it: a split, whose children are numbers of nodes of the same tree, or a leaf.
private enum WrittenNode {
    case split(feature: Int32, threshold: Double, left: Int, right: Int)
    case leaf(Double)

    /// - Parameters:
    ///   - count: the nodes of the tree.
    ///   - features: the features of the model.
    init?(_ text: Substring, count: Int, features: Int) {
        if text.utf8.first == UInt8(ascii: "=") {
            guard let value = Float(text.dropFirst()) else { return nil }
            self = .leaf(Double(value))
            return
        }
        let fields = text.fields(between: ":")
        guard fields.count == 4, let feature = Int32(fields[0]), 0..<Int32(features) ~= feature,
            let threshold = Float(fields[1]), let left = Int(fields[2]), let right = Int(fields[3]),
            1..<count ~= left, 1..<count ~= right
        else { return nil }
        self = .split(feature: feature, threshold: Double(threshold), left: left, right: right)
    }
}
