import Archive
import HTTP
import Records

extension Outcome {
    /// Whether the source itself is gone, so that an archived copy may stand in for it.
    public var isDead: Bool { self == .gone || self == .dnsError }
}

extension Fetcher {
    /// An archived copy of a dead source, as near to a date as the archives have one (Memento, RFC 7089).
    ///
    ///     let live = await fetcher.capture(url)
    ///     if live.outcome.isDead, let copy = await fetcher.memento(of: live.url, near: accessed) { … }
    ///
    /// The copy is a capture of its own under the archive's address, flagged `memento` and `memento_time:…`; it never
    /// stands under the source's address. Nil where no archive has one that can be read.
    ///
    /// - Parameter date: ISO 8601 date or moment; nil for the newest copy.
    public func memento(of url: String, near date: String?) async -> Capture? {
        guard let address = try? WebAddress(url), !Memento.isArchived(address) else { return nil }
        let moment = date.flatMap(WARCDate.milliseconds)
        let fields = HeaderFields(moment.map { [.init("Accept-Datetime", HTTPDate.text($0))] } ?? [])
        for gate in policy.timeGates {
            let copy = await capture(gate + address.withoutFragment, fields: fields)
            guard copy.outcome.isRead, copy.flags.contains("memento") else { continue }
            guard let raw = copy.finalURL.flatMap(Memento.rawAddress) else { return copy }
            // Archives dress their copies up with a toolbar and rewritten links; the raw copy is what the source sent.
            let plain = await capture(raw, fields: HeaderFields())
            return plain.outcome.isRead && plain.flags.contains("memento") ? plain : copy
        }
        return nil
    }
}

/// Addresses of archived copies.
enum Memento {
    /// The address of the untouched copy: `/web/20200101000000/http…` has it at `/web/20200101000000id_/http…`.
    static func rawAddress(_ address: String) -> String? {
        guard let stamp = stamp(in: address) else { return nil }
        let after = address[stamp.upperBound...]
        guard after.hasPrefix("/http") else { return nil }
        return address[..<stamp.upperBound] + "id_" + after
    }

    /// Whether an address is that of an archived copy already.
    static func isArchived(_ address: WebAddress) -> Bool {
        guard let stamp = stamp(in: address.href) else { return false }
        let after = address.href[stamp.upperBound...].drop { $0 != "/" }
        return after.hasPrefix("/http:") || after.hasPrefix("/https:")
    }

    /// Fourteen digits between slashes, or before a modifier such as `id_`.
    private static func stamp(in address: String) -> Range<String.Index>? {
        var start = address.startIndex
        while let slash = address[start...].firstIndex(of: "/") {
            let first = address.index(after: slash)
            let digits = address[first...].prefix { $0.isASCII && $0.isNumber }
            if digits.count == 14 { return digits.startIndex..<digits.endIndex }
            start = first
        }
        return nil
    }
}
