extension CurlSettings {
    func isMapped(_ url: WebAddress) -> Bool {
        connectTo.contains { CurlSettings.mapping($0, covers: url) }
    }

    /// What is refused on sight, before any name is looked up.
    public func refusal(of url: WebAddress) -> Failure? {
        let port = url.effectivePort
        if let ports, !ports.contains(port) {
            return Failure(.portRefused, "port \(port) is not among the allowed ones")
        }
        if BlockedPorts.contains(port) {
            return Failure(.portRefused, "port \(port) belongs to another protocol")
        }
        guard !isMapped(url) else { return nil }
        if case .ip(let address) = url.host, addresses.refuses(address) {
            return Failure(.addressRefused, "\(address) is not an address of the public network")
        }
        let localAllowed = !addresses.refuses(IPAddress(ipv4: 0x7F00_0001))
        if url.host.isLocalName, !localAllowed {
            return Failure(.addressRefused, "\(url.host) names this machine")
        }
        return nil
    }

    /// Whether a `connect_to` entry speaks of this host and port.
    private static func mapping(_ entry: String, covers url: WebAddress) -> Bool {
        let parts = entry.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return false }
        return (parts[0].isEmpty || parts[0].equalsIgnoringCase(url.host.description))
            && (parts[1].isEmpty || Int(parts[1]) == url.effectivePort)
    }
}
