/// A response as a private cache keeps it, and what may be done with it (RFC 9111).
///
///     var stored = StoredResponse(status: 200, headers: head, asked: request, requested: then, received: then)
///     switch stored.reuse(for: request, at: now) {
///     case .fresh(let age): …                // as it is, with an Age of so many seconds
///     case .stale(let conditions): …         // ask again, with these fields; a 304 goes to `update`
///     case .unusable: …                      // as if nothing were there
///     }
public struct StoredResponse: Sendable, Hashable {
    public let status: Int
    /// What was received and may be kept: fields of one connection are gone (§3.1).
    public private(set) var headers: HeaderFields
    /// The fields of the request, for Vary.
    public let asked: HeaderFields
    /// Milliseconds since 1970.
    public private(set) var requested: Int
    public private(set) var received: Int

    public init(status: Int, headers: HeaderFields, asked: HeaderFields, requested: Int, received: Int) {
        self.status = status
        self.headers = StoredResponse.storable(headers)
        self.asked = asked
        self.requested = requested
        self.received = received
    }

    public enum Reuse: Sendable, Hashable {
        /// - Parameter age: seconds since the origin vouched for it (§4.2.3).
        case fresh(age: Int)
        /// - Parameter conditions: the fields that ask whether it still holds; empty where it has no validator.
        case stale(conditions: HeaderFields)
        case unusable
    }

    /// Whether the response answers a request at a moment in milliseconds since 1970, without asking (§4).
    public func reuse(for request: HeaderFields, at now: Int) -> Reuse {
        guard matches(request), !CacheControl(headers).has("no-store") || freshness.lifetime > 0 else {
            return .unusable
        }
        let wishes = CacheControl(request)
        let seconds = (now - received) / 1000
        let age = freshness.initialAge + max(0, seconds)
        var margin = freshness.remaining(after: seconds)
        if let most = wishes.seconds("max-age") { margin = min(margin, most - age) }
        if let least = wishes.seconds("min-fresh") { margin -= least }
        let insists = wishes.has("no-cache") || request.list("Pragma").contains { $0.lowercased() == "no-cache" }
        return margin > 0 && !insists ? .fresh(age: age) : .stale(conditions: conditions)
    }

    /// For how many more seconds the response may be used without asking, by its server's word alone.
    public func remaining(at now: Int) -> Int {
        headers.list("Vary").contains("*") ? 0 : freshness.remaining(after: (now - received) / 1000)
    }

    private var freshness: Freshness {
        Freshness(status: status, headers: headers, requested: requested, received: received)
    }

    /// What the response said it may be asked about by (RFC 9110 §13.1).
    public var conditions: HeaderFields {
        var fields = HeaderFields()
        if let tag = headers["ETag"] { fields.set("If-None-Match", tag) }
        if let changed = headers["Last-Modified"] { fields.set("If-Modified-Since", changed) }
        return fields
    }

    /// Whether every field that Vary names is as it was (§4.1).
    private func matches(_ request: HeaderFields) -> Bool {
        headers.list("Vary").allSatisfy { name in name != "*" && asked.list(name) == request.list(name) }
    }

    /// Takes over what a 304 says: its fields replace those of the same name (§3.2, §4.3.4).
    public mutating func update(with fields: HeaderFields, requested: Int, received: Int) {
        var seen: Set<String> = []
        for field in StoredResponse.storable(fields).fields {
            let name = field.name.lowercased()
            // They tell of the body that lies here, and a 304 has none (§3.2).
            guard !["content-encoding", "content-type", "content-range", "content-length"].contains(name) else {
                continue
            }
            if seen.insert(name).inserted { headers.fields.removeAll { $0.name.lowercased() == name } }
            headers.fields.append(field)
        }
        self.requested = requested
        self.received = received
    }

    /// Without the fields that belong to one connection or one proxy (§3.1, RFC 9110 §7.6.1).
    private static func storable(_ headers: HeaderFields) -> HeaderFields {
        let named = headers.list("Connection").map { $0.lowercased() }
        let hop = [
            "connection", "keep-alive", "te", "transfer-encoding", "upgrade", "proxy-connection", "proxy-authenticate",
            "proxy-authentication-info", "proxy-authorization",
        ]
        return HeaderFields(
            headers.fields.filter { !hop.contains($0.name.lowercased()) && !named.contains($0.name.lowercased()) })
    }
}
