/// Keeps the schedule of every host and lets requests through in the order they came.
actor HostKeeper {
    private let policy: FetchPolicy
    private let time: Timekeeper
    private var hosts: [String: HostSchedule] = [:]
    private var queues: [String: [CheckedContinuation<Void, Never>]] = [:]

    init(policy: FetchPolicy, time: Timekeeper) {
        self.policy = policy
        self.time = time
    }

    /// Waits for a turn at `host`. Nil when the turn has come, else why it will not.
    func enter(_ host: String) async -> String? {
        while true {
            switch hosts[host, default: HostSchedule(gap: policy.gap)].admit(at: time.elapsed(), policy: policy) {
            case .go: return nil
            case .refuse(let reason):
                wakeAll(host)
                return reason
            case .wait(let wait): await time.sleep(wait)
            case .full: await withCheckedContinuation { queues[host, default: []].append($0) }
            }
        }
    }

    func leave(_ host: String, _ report: HostSchedule.Report) {
        hosts[host]?.finish(report, at: time.elapsed(), policy: policy)
        guard var queue = queues[host], !queue.isEmpty else { return }
        let next = queue.removeFirst()
        queues[host] = queue
        next.resume()
    }

    /// A Crawl-delay of the host's robots.txt, where it asks for more than we keep anyway.
    func slow(_ host: String, to gap: Duration) {
        hosts[host, default: HostSchedule(gap: policy.gap)].gap = max(policy.gap, gap)
    }

    private func wakeAll(_ host: String) {
        let queue = queues.removeValue(forKey: host) ?? []
        for waiter in queue { waiter.resume() }
    }
}
