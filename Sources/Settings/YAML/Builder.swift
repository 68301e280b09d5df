import CYAML

extension YAML {
    /// Builds a tree from events, without recursion.
    struct Builder {
        private let limits: Limits
        private var open: [Frame] = []
        private var root: Node?
        private var anchors: [String: Anchor] = [:]
        private var nodes = 0
        private var repeated = 0

        init(limits: Limits) {
            self.limits = limits
        }

        /// A list or mapping whose end has not come.
        private struct Frame {
            var isMapping: Bool
            var place: Place
            var anchor: String?
            var nodesBefore: Int
            /// Levels of the deepest value inside.
            var height = 0
            var items: [Node] = []
            var entries: [Entry] = []
            var key: (text: String, place: Place)?
            var seen: Set<String> = []
        }

        /// What an alias stands for, and what repeating it costs.
        private struct Anchor {
            var node: Node
            var nodes: Int
            var height: Int
        }

        /// Mappings up to this size look for a repeated key one by one; a set costs more than it saves.
        private static let smallMapping = 8

        /// Takes the current event. Returns the root once the stream has ended.
        mutating func take(_ events: borrowing Events) throws(Problem) -> Node? {
            let place = unsafe Place(events.event.pointee.start_mark)
            switch unsafe events.event.pointee.type {
            case YAML_STREAM_END_EVENT:
                return root ?? Node(.scalar(Scalar(text: "", isPlain: true)), at: Place(line: 1, column: 1))
            case YAML_DOCUMENT_START_EVENT where root != nil:
                throw Problem(message: "a second document starts here; one file holds one", place: place)
            case YAML_SCALAR_EVENT:
                let scalar = unsafe events.event.pointee.data.scalar
                try unsafe refuseTag(scalar.tag, at: place)
                let text = unsafe Self.text(scalar.value, count: scalar.length)
                let plain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
                try count(1, at: place)
                let node = Node(.scalar(Scalar(text: text, isPlain: plain)), at: place)
                if let name = unsafe Self.name(scalar.anchor) {
                    anchors[name] = Anchor(node: node, nodes: 1, height: 0)
                }
                try add(node, height: 0)
            case YAML_SEQUENCE_START_EVENT:
                let start = unsafe events.event.pointee.data.sequence_start
                try unsafe refuseTag(start.tag, at: place)
                try enter(isMapping: false, anchor: unsafe Self.name(start.anchor), at: place)
            case YAML_MAPPING_START_EVENT:
                let start = unsafe events.event.pointee.data.mapping_start
                try unsafe refuseTag(start.tag, at: place)
                try enter(isMapping: true, anchor: unsafe Self.name(start.anchor), at: place)
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                try leave()
            case YAML_ALIAS_EVENT:
                try repeatAnchor(unsafe Self.name(events.event.pointee.data.alias.anchor) ?? "", at: place)
            default:
                break
            }
            return nil
        }

        private mutating func enter(isMapping: Bool, anchor: String?, at place: Place) throws(Problem) {
            guard open.count < limits.depth else {
                throw Problem(message: "nested more than \(limits.depth) levels deep", place: place)
            }
            if let last = open.last, last.isMapping, last.key == nil {
                throw Problem(message: "a key must be a text, not a list or a mapping", place: place)
            }
            try count(1, at: place)
            open.append(Frame(isMapping: isMapping, place: place, anchor: anchor, nodesBefore: nodes - 1))
        }

        private mutating func leave() throws(Problem) {
            guard let frame = open.popLast() else { return }
            let node = Node(frame.isMapping ? .mapping(frame.entries) : .sequence(frame.items), at: frame.place)
            let height = frame.height + 1
            if let anchor = frame.anchor {
                anchors[anchor] = Anchor(node: node, nodes: nodes - frame.nodesBefore, height: height)
            }
            try add(node, height: height)
        }

        private mutating func repeatAnchor(_ name: String, at place: Place) throws(Problem) {
            guard let anchor = anchors[name] else {
                throw Problem(message: "'*\(name)' repeats '&\(name)', which does not stand above it", place: place)
            }
            repeated += anchor.nodes
            guard repeated <= limits.repeated else {
                throw Problem(
                    message: "aliases repeat more than \(limits.repeated) values; write them out", place: place)
            }
            guard open.count + anchor.height <= limits.depth else {
                throw Problem(message: "nested more than \(limits.depth) levels deep", place: place)
            }
            try count(anchor.nodes, at: place)
            try add(Node(anchor.node.content, at: place), height: anchor.height)
        }

        private mutating func add(_ node: Node, height: Int) throws(Problem) {
            let top = open.count - 1
            guard top >= 0 else {
                root = node
                return
            }
            open[top].height = max(open[top].height, height)
            guard open[top].isMapping else {
                open[top].items.append(node)
                return
            }
            guard let key = open[top].key else {
                guard case .scalar(let scalar) = node.content else {
                    throw Problem(message: "a key must be a text, not a list or a mapping", place: node.place)
                }
                guard !scalar.isPlain || scalar.text != "<<" else {
                    throw Problem(message: "merge keys ('<<') are not read; write the keys out", place: node.place)
                }
                try Self.refuseSecond(scalar.text, in: &open[top], at: node.place)
                open[top].key = (scalar.text, node.place)
                return
            }
            open[top].key = nil
            open[top].entries.append(Entry(key: key.text, place: key.place, value: node))
        }

        // Static: reading `self` while a frame is lent would copy the frames, key by key.
        private static func refuseSecond(_ key: String, in frame: inout Frame, at place: Place) throws(Problem) {
            let count = frame.entries.count
            let isSecond: Bool
            if count < Self.smallMapping {
                isSecond = frame.entries.contains { $0.key == key }
            } else {
                if count == Self.smallMapping { frame.seen = Set(frame.entries.map(\.key)) }
                isSecond = !frame.seen.insert(key).inserted
            }
            guard isSecond else { return }
            let first = frame.entries.first { $0.key == key }
            throw Problem(
                message:
                    "the key \(Printable.quoted(key)) stands twice; the first is in line \(first?.place.line ?? place.line)",
                place: place)
        }

        private mutating func count(_ more: Int, at place: Place) throws(Problem) {
            nodes += more
            guard nodes <= limits.nodes else {
                throw Problem(message: "the file holds more than \(limits.nodes) values", place: place)
            }
        }

        private func refuseTag(_ tag: UnsafeMutablePointer<yaml_char_t>?, at place: Place) throws(Problem) {
            guard unsafe tag != nil else { return }
            throw Problem(message: "tags ('!…') are not read; quote a text that begins with '!'", place: place)
        }

        private static func text(_ value: UnsafeMutablePointer<yaml_char_t>?, count: Int) -> String {
            unsafe String(decoding: UnsafeBufferPointer(start: value, count: count), as: UTF8.self)
        }

        private static func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
            guard let anchor = unsafe anchor else { return nil }
            return unsafe String(cString: anchor)
        }
    }
}
