/// One attribute of an element. Only the names a reader of pages asks for are kept.
public struct Attribute: Sendable {
    public var name: Name
    /// Bytes of `Tree.bytes`.
    public var value: Range<Int32>

    public enum Name: UInt8, Sendable, Hashable, CaseIterable {
        case id, `class`, href, src, content, name, property, itemprop, itemtype, rel, datetime, lang, role, style
        case hidden, type, alt, title, charset, pubdate, start, colspan, rowspan
        case httpEquiv, ariaHidden, ariaLabel, dataTestID, dataComponent

        /// The name as pages write it.
        public var written: String {
            switch self {
            case .httpEquiv: "http-equiv"
            case .ariaHidden: "aria-hidden"
            case .ariaLabel: "aria-label"
            case .dataTestID: "data-testid"
            case .dataComponent: "data-component"
            default: "\(self)"
            }
        }

        init?(_ name: UnsafePointer<UInt8>) {
            var length = 0
            while length < 16, unsafe name[length] != 0 { length += 1 }
            guard length < 16 else { return nil }
            for candidate in unsafe Name.byFirst[Int(name[0] & 31)] {
                let written = Name.writtenBytes[Int(candidate.rawValue)]
                guard written.count == length else { continue }
                var index = 0
                while index < length, unsafe name[index] == written[index] { index += 1 }
                if index == length {
                    self = candidate
                    return
                }
            }
            return nil
        }

        private static let writtenBytes: [[UInt8]] = allCases.map { Array($0.written.utf8) }

        private static let byFirst: [[Name]] = {
            var table = [[Name]](repeating: [], count: 32)
            for name in allCases { table[Int(writtenBytes[Int(name.rawValue)][0] & 31)].append(name) }
            return table
        }()
    }
}
