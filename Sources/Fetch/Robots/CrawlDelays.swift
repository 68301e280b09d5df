/// Crawl-delay lines: no part of RFC 9309, and so no end to a list of agents there, but here they are.
struct CrawlDelays: Sendable, Hashable {
    private var byAgent: [String: Double] = [:]
    private var agents: [String] = []
    private var namesEnded = false
    /// A delay before any agent is named: it holds for everybody where none ever is.
    private var early: Double?
    private var anyAgent = false

    mutating func name(_ agent: String) {
        if namesEnded { agents = [] }
        namesEnded = false
        anyAgent = true
        agents.append(agent)
    }

    mutating func endNames() { namesEnded = true }

    mutating func take(_ value: ArraySlice<UInt8>) {
        namesEnded = true
        // Pages mistaken for robots.txt leave markup behind the number.
        let number = value.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        let next = value.dropFirst(number.count).first
        guard next == nil || next == 0x20 || next == UInt8(ascii: "<"),
            let delay = Double(String(decoding: number, as: UTF8.self)), delay.isFinite
        else { return }
        if !anyAgent { early = early ?? delay }
        for agent in agents where byAgent[agent] == nil { byAgent[agent] = delay }
    }

    /// - Parameter isNamed: whether a group names the agent, which hides the one for everybody.
    func delay(for agent: String, isNamed: Bool) -> Double? {
        if let own = byAgent[agent] { return own }
        if !anyAgent { return early }
        return isNamed ? nil : byAgent["*"]
    }
}
