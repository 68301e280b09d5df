import Foundation
import Settings

/// A frozen model over named features: a sum of small decision trees, as gradient boosting leaves them
/// (Friedman 2001). Trained outside, read as data.
struct TreeModel: Sendable {
    /// A split (`feature >= 0`) or a leaf, whose `threshold` is its value.
    struct Node: Sendable {
        var feature: Int32
        var threshold: Float
        var left: Int32
        var right: Int32
    }

    private(set) var features: [String] = []
    private var bias: Double = 0
    private var nodes: [Node] = []
    private var roots: [Int32] = []

    var isEmpty: Bool { roots.isEmpty }

    init() {}

    /// Reads `features`, `bias` and `trees`. A tree is its nodes in order: `feature:threshold:left:right` goes left where
    /// the feature is at most the threshold; `=value` is a leaf.
    init(_ file: DataFile) throws(YAML.Complaint) {
        features = file.root["features"]?.strings ?? []
        bias = file.root["bias"]?.string.flatMap(Double.init) ?? 0
        guard let trees = file.root["trees"] else { throw file.complaint("needs 'trees'", at: file.root.place) }
        for (line, place) in try file.lines(trees) {
            let root = Int32(nodes.count)
            roots.append(root)
            let texts = line.fields(between: " ")
            for text in texts {
                guard let node = Node(text, root: root, count: Int32(texts.count), features: Int32(features.count))
                else {
                    throw file.complaint("not a node of a tree: '\(text)'", at: place)
                }
                nodes.append(node)
            }
        }
    }

    /// The probability, 0...1, for features in the order of `features`.
    func probability(_ values: [Double]) -> Double {
        let nodes = nodes.span
        let values = values.span
        var sum = bias
        for root in roots {
            var node = nodes[Int(root)]
            while node.feature >= 0 {
                let goesLeft = values[Int(node.feature)] <= Double(node.threshold)
                node = nodes[Int(goesLeft ? node.left : node.right)]
            }
            sum += Double(node.threshold)
        }
        return 1 / (1 + exp(-sum))
    }
}

extension TreeModel.Node {
    /// Children lie after their parent, so that every walk ends.
    init?(_ text: Substring, root: Int32, count: Int32, features: Int32) {
        if text.utf8.first == UInt8(ascii: "=") {
            guard let value = Float(text.dropFirst()) else { return nil }
            self.init(feature: -1, threshold: value, left: 0, right: 0)
            return
        }
        let fields = text.fields(between: ":")
        guard fields.count == 4, let feature = Int32(fields[0]), 0..<features ~= feature,
            let threshold = Float(fields[1]), let left = Int32(fields[2]), let right = Int32(fields[3]),
            0 < left, left < count, 0 < right, right < count
        else { return nil }
        self.init(feature: feature, threshold: threshold, left: root + left, right: root + right)
    }
}
