import HTML

/// A subset of CSS selectors (Selectors Level 3): element names, `.class`, `#id`, `[attribute]` with `=`, `~=`, `^=`, `$=`, `*=`,
/// descendants, children (`>`) and lists (`,`).
///
///     try Selector("article > .lead, meta[name='author']")
struct Selector: Sendable {
    /// Why a selector cannot be read: a sentence for people.
    struct Malformed: Error {
        var message: String
    }

    private struct Compound: Sendable {
        var tag: Tag?
        var conditions: [Condition] = []
        /// Whether the compound before it must be the parent rather than any ancestor.
        var isChild = false
    }

    private struct Condition: Sendable {
        enum Match: Sendable { case present, equal, word, prefix, suffix, contains }

        var name: Attribute.Name
        var match: Match
        var value: [UInt8]
    }

    private var alternatives: [[Compound]] = []

    init(_ text: String) throws(Malformed) {
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            alternatives.append(try Selector.chain(part))
        }
    }

    // MARK: Matching

    func matches(_ node: Int, in tree: Tree) -> Bool {
        alternatives.contains { matches($0, node, in: tree) }
    }

    /// One pass down the ancestors, keeping which beginnings of the chain have been met: work grows with depth alone.
    private func matches(_ chain: [Compound], _ node: Int, in tree: Tree) -> Bool {
        guard let last = chain.last, holds(last, node, in: tree) else { return false }
        guard chain.count > 1 else { return true }
        var path: [Int] = []
        var ancestor = node
        while ancestor > 0 {
            ancestor = Int(tree.nodes[ancestor].parent)
            path.append(ancestor)
        }
        var met = 0
        var metByParent = 0
        for ancestor in path.reversed() {
            var metHere = 0
            for (index, compound) in chain.dropLast().enumerated() {
                let isReady = index == 0 || (compound.isChild ? metByParent : met) & (1 << (index - 1)) != 0
                if isReady, holds(compound, ancestor, in: tree) { metHere |= 1 << index }
            }
            met |= metHere
            metByParent = metHere
        }
        return (last.isChild ? metByParent : met) & (1 << (chain.count - 2)) != 0
    }

    private func holds(_ compound: Compound, _ node: Int, in tree: Tree) -> Bool {
        let element = tree.nodes[node].tag
        guard element != .text, compound.tag.map({ $0 == element }) ?? true else { return false }
        return compound.conditions.allSatisfy { condition in
            guard let value = tree.attribute(condition.name, of: node) else { return false }
            let wanted = condition.value
            switch condition.match {
            case .present: return true
            case .equal: return value.elementsEqual(wanted)
            case .word: return value.split { $0 <= 0x20 }.contains { $0.elementsEqual(wanted) }
            case .prefix: return value.starts(with: wanted)
            case .suffix: return value.suffix(wanted.count).elementsEqual(wanted)
            case .contains: return value.firstRange(of: wanted) != nil
            }
        }
    }

    // MARK: Reading

    private static let longest = 8

    private static func chain(_ text: Substring) throws(Malformed) -> [Compound] {
        var chain: [Compound] = []
        var isChild = false
        for word in words(text) {
            if word == ">" {
                guard !chain.isEmpty, !isChild else { throw Malformed(message: "'>' needs a parent before it") }
                isChild = true
                continue
            }
            var compound = try compound(word)
            compound.isChild = isChild
            isChild = false
            chain.append(compound)
        }
        guard !chain.isEmpty, !isChild else { throw Malformed(message: "a selector is missing") }
        guard chain.count <= longest else {
            throw Malformed(message: "more than \(longest) elements inside one another")
        }
        return chain
    }

    /// Cuts at spaces and `>` outside brackets.
    private static func words(_ text: Substring) -> [String] {
        var words = [""]
        var depth = 0
        for character in text {
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            if depth == 0, character == " " || character == ">" {
                words.append(character == ">" ? ">" : "")
                if character == ">" { words.append("") }
            } else {
                words[words.count - 1].append(character)
            }
        }
        return words.filter { !$0.isEmpty }
    }

    private static func compound(_ word: String) throws(Malformed) -> Compound {
        var compound = Compound()
        var rest = word[...]
        let name = rest.prefix { !".#[".contains($0) }
        if !name.isEmpty, name != "*" {
            guard let tag = Tag.allCases.first(where: { "\($0)" == name.lowercased() && $0 != .text && $0 != .other })
            else { throw Malformed(message: "'\(name)' is no element of HTML that can be asked for") }
            compound.tag = tag
        }
        rest = rest.dropFirst(name.count)
        while let mark = rest.first {
            rest = rest.dropFirst()
            if mark == "[" {
                guard let end = rest.firstIndex(of: "]") else { throw Malformed(message: "a ']' is missing") }
                compound.conditions.append(try condition(rest[..<end]))
                rest = rest[rest.index(after: end)...]
            } else {
                let value = rest.prefix { !".#[".contains($0) }
                guard mark != ":", !value.isEmpty, !value.contains(":") else {
                    throw Malformed(message: "'\(word)' is not of the selectors that are known here")
                }
                compound.conditions.append(
                    Condition(
                        name: mark == "." ? .class : .id, match: mark == "." ? .word : .equal, value: Array(value.utf8))
                )
                rest = rest.dropFirst(value.count)
            }
        }
        return compound
    }

    private static let operators: [(String, Condition.Match)] = [
        ("~=", .word), ("^=", .prefix), ("$=", .suffix), ("*=", .contains), ("=", .equal),
    ]

    private static func condition(_ text: Substring) throws(Malformed) -> Condition {
        var name = text
        var match = Condition.Match.present
        var value = ""
        for (sign, kind) in operators {
            guard let place = text.firstRange(of: sign) else { continue }
            name = text[..<place.lowerBound]
            match = kind
            value = text[place.upperBound...].filter { $0 != "\"" && $0 != "'" }
            break
        }
        guard let known = Attribute.Name.allCases.first(where: { $0.written == name.lowercased() }) else {
            let all = Attribute.Name.allCases.map(\.written).joined(separator: ", ")
            throw Malformed(message: "the attribute '\(name)' is not kept; known are \(all)")
        }
        return Condition(name: known, match: match, value: Array(value.utf8))
    }
}
