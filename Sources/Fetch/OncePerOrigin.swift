/// What is asked of each origin once in a run, and once a day in one that lasts: whoever needs it meanwhile waits for the answer.
actor OncePerOrigin<State: Sendable> {
    private let time: Timekeeper
    private var known: [String: (at: Duration, state: Task<State, Never>)] = [:]
    private let life = Duration.seconds(24 * 3600)

    init(time: Timekeeper) {
        self.time = time
    }

    func state(of origin: String, ask: @escaping @Sendable () async -> State) async -> State {
        if let kept = known[origin], time.elapsed() - kept.at < life { return await kept.state.value }
        let state = Task { await ask() }
        known[origin] = (time.elapsed(), state)
        return await state.value
    }
}
