/// What turns a host name into addresses.
public protocol Resolver: Sendable {
    /// Every address of a name, in the order to try them.
    /// - Throws: `Failure` with `.nameNotFound` where the name has none, `.resolverFailed` where nobody could say.
    func addresses(of name: String) async throws(Failure) -> [IPAddress]
}
