/// An `http` or `https` address, parsed and written as browsers do (WHATWG URL Standard).
///
///     let page = try WebAddress("HTTP://Example.org:80/a/../b?q=1#top")
///     page.href                                  // "http://example.org/b?q=1#top"
///     try page.resolving("//other.org/x").href   // "http://other.org/x"
public struct WebAddress: Sendable, Hashable {
    public internal(set) var scheme: Scheme
    /// Percent-encoded; empty where there is none.
    public internal(set) var username = ""
    public internal(set) var password = ""
    public internal(set) var host: Host
    /// Nil where it is the scheme's own (80, 443).
    public internal(set) var port: Int?
    /// Percent-encoded segments, without their slashes. Never empty.
    public internal(set) var segments: [String] = [""]
    public internal(set) var query: String?
    public internal(set) var fragment: String?

    public enum Scheme: String, Sendable, Hashable {
        case http, https

        public var defaultPort: Int { self == .http ? 80 : 443 }
    }

    init(scheme: Scheme, host: Host) {
        self.scheme = scheme
        self.host = host
    }

    /// Longest address that is asked for, in bytes. RFC 9110 §4.1 has everybody take 8000.
    public static let longest = 8192

    /// Whether the address is no longer than that.
    public var isAskable: Bool { withoutFragment.utf8.count <= WebAddress.longest }

    /// Reads an absolute address.
    /// - Throws: `WebAddressError`, with the scheme where it is one that is not asked for.
    public init(_ string: String) throws(WebAddressError) {
        self = try WebAddressParser.parse(string, base: nil)
    }

    /// Reads an address as written in the page at `self`, e.g. in a `Location` field.
    public func resolving(_ reference: String) throws(WebAddressError) -> WebAddress {
        try WebAddressParser.parse(reference, base: self)
    }

    /// The whole address, serialized.
    public var href: String { withoutFragment + (fragment.map { "#" + $0 } ?? "") }

    /// What is asked for: the address up to its fragment, which never leaves the reader.
    public var withoutFragment: String { "\(scheme.rawValue)://\(userinfo)\(authority)\(requestTarget)" }

    /// Host and port: what a connection, a robots.txt and a pause are kept for.
    public var origin: String { "\(scheme.rawValue)://\(authority)" }

    /// `host` or `host:port`, as in a Host field.
    public var authority: String { host.description + (port.map { ":\($0)" } ?? "") }

    public var effectivePort: Int { port ?? scheme.defaultPort }

    public var path: String { "/" + segments.joined(separator: "/") }

    /// Path and query, as in a request line.
    public var requestTarget: String { path + (query.map { "?" + $0 } ?? "") }

    /// The same address without user and password, which reach no record, log or other host.
    public var withoutCredentials: WebAddress {
        var copy = self
        copy.username = ""
        copy.password = ""
        return copy
    }

    public var hasCredentials: Bool { !username.isEmpty || !password.isEmpty }

    /// The same address with another fragment.
    public func withFragment(_ fragment: String?) -> WebAddress {
        var copy = self
        copy.fragment = fragment
        return copy
    }

    private var userinfo: String {
        guard hasCredentials else { return "" }
        return username + (password.isEmpty ? "" : ":" + password) + "@"
    }
}

extension WebAddress: CustomStringConvertible {
    public var description: String { href }
}

/// Why a text is not an address that Ibid asks for.
public enum WebAddressError: Error, Sendable, Hashable {
    /// Another scheme than http or https, in lower case.
    case scheme(String)
    /// Neither a scheme nor an address to resolve against.
    case relative
    /// A host that is empty, malformed or forbidden.
    case host(String)
    case port(String)

    public var message: String {
        switch self {
        case .scheme(let scheme): "the scheme \(scheme): is not asked for, only http: and https:"
        case .relative: "no scheme: an address begins with http:// or https://"
        case .host(let reason): "the host is not valid: \(reason)"
        case .port(let port): "the port “\(port)” is not a number from 0 to 65535"
        }
    }
}
