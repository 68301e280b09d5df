/// The robots.txt of every origin asked in this run, each asked for once a day.
actor RobotsKeeper {
    enum State: Sendable {
        case rules(Robots)
        /// There is none (4xx): everything is allowed.
        case absent
        /// Whether there is one cannot be said now: nothing is allowed (RFC 9309 §2.3.1.4).
        case refusal(Walk.Refusal)
    }

    private let life: Duration
    private let time: Timekeeper
    private var known: [String: (at: Duration, state: Task<State, Never>)] = [:]

    init(life: Duration, time: Timekeeper) {
        self.life = life
        self.time = time
    }

    func state(of origin: String, ask: @escaping @Sendable () async -> State) async -> State {
        if let kept = known[origin], time.elapsed() - kept.at < life { return await kept.state.value }
        let state = Task { await ask() }
        known[origin] = (time.elapsed(), state)
        return await state.value
    }
}
