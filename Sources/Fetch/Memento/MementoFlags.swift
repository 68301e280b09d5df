import Archive
import HTTP
import Records

/// What the flags of a capture say about the archived copy it is.
public struct MementoFlags: Sendable, Hashable {
    /// When the copy was made, in milliseconds since 1970.
    public var moment: Int?
    /// The address of the page that was archived.
    public var original: String?

    /// From a capture's flags; nil where it is no archived copy.
    public init?(_ flags: [String]) {
        guard flags.contains("memento") else { return nil }
        func value(_ name: String) -> String? {
            flags.first { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
        }
        moment = value("memento_time:").flatMap(WARCDate.milliseconds)
        original = value("memento_of:")
    }

    /// From an answer: its Memento-Datetime field, or where it has none and was read, its address.
    init?(_ response: Response, at url: WebAddress, isRead: Bool) {
        let address = ArchivedAddress(url)
        let said = response.headers["Memento-Datetime"].flatMap(HTTPDate.milliseconds)
        guard let moment = said ?? (isRead ? address?.moment : nil) else { return nil }
        self.moment = moment
        let linked = LinkFormat.links(in: Array(response.headers.values("Link").joined(separator: ",").utf8))
            .first { $0.relations.contains("original") }?.target
        original = (address?.original ?? linked).flatMap { try? WebAddress($0).withoutCredentials.withoutFragment }
    }

    var flags: [String] {
        ["memento"] + (moment.map { ["memento_time:" + WARCDate.text($0)] } ?? [])
            + (original.map { ["memento_of:" + $0] } ?? [])
    }
}
