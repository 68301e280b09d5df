import Foundation
import Records

/// Feeds lines to a filter and writes its answers in the order of the lines, several lines at work at once.
///
/// An answer is written as soon as it and those before it are there, whether or not another line has come: a program may
/// write a line and wait for its answer.
public struct FilterRunner: Sendable {
    /// Lines longer than this are answered with an error, unread.
    public static let longestLine = 256 << 20

    let filter: any LineFilter
    let width: Int

    /// - Parameter width: how many lines may be at work at once.
    public init(filter: any LineFilter, width: Int) {
        self.filter = filter
        self.width = max(1, width)
    }

    /// Answers every line that `descriptor` gives. Blank lines are skipped. Returns `.partial` if a line was answered with an
    /// error.
    public func run(reading descriptor: Int32, output: LineWriter) async throws -> ExitCode {
        try await run(output: output) { intake in
            let reader = LineReader(descriptor: descriptor)
            while let line = try reader.next() { intake.take(line) }
        }
    }

    /// Answers each of `lines`.
    public func run(lines: [Data], output: LineWriter) async throws -> ExitCode {
        try await run(output: output) { intake in
            for line in lines { intake.take(.whole(line)) }
        }
    }

    private func run(
        output: LineWriter, lines read: @escaping @Sendable (Intake) throws -> Void
    ) async throws -> ExitCode {
        let (events, intake) = Intake.open(width: width)
        // A read may wait for ever, so it has a thread of its own: those that work are few.
        Thread { intake.close(after: read) }.start()
        var code = ExitCode.clean
        try await withThrowingDiscardingTaskGroup { group in
            var ready: [Int: Answer] = [:]
            var written = 0
            var started = 0
            var isAtEnd = false
            for try await event in events {
                switch event {
                case .line(let line):
                    let place = started
                    started += 1
                    group.addTask { [filter] in intake.give(await Self.answer(line, by: filter), at: place) }
                case .answer(let answer, let place):
                    ready[place] = answer
                    while let answer = ready.removeValue(forKey: written) {
                        if answer.isError { code = .partial }
                        try output.write(line: answer.line)
                        written += 1
                        intake.makeRoom()
                    }
                case .end: isAtEnd = true
                }
                if isAtEnd, written == started { break }
            }
        }
        return code
    }

    private static func answer(_ line: LineReader.Line, by filter: any LineFilter) async -> Answer {
        do {
            switch line {
            case .whole(let data): return Answer(line: try await filter.answer(to: data), isError: false)
            case .tooLong:
                throw LineError(code: "line_too_long", message: "the line is longer than \(longestLine >> 20) MiB")
            }
        } catch let error as LineError {
            let line = try? JSONLine.encode(error)
            return Answer(line: line ?? Data(#"{"error":{"code":"internal","message":""}}"#.utf8), isError: true)
        } catch {
            return Answer(
                line: Data(#"{"error":{"code":"internal","message":"unexpected error"}}"#.utf8), isError: true)
        }
    }
}

/// The answer to a line, and whether it tells of an error.
private struct Answer: Sendable {
    let line: Data
    let isError: Bool
}

/// Where lines come in and answers come back, so that one loop sees both in the order in which they happen.
private struct Intake: Sendable {
    enum Event: Sendable {
        case line(LineReader.Line)
        case answer(Answer, place: Int)
        case end
    }

    private let events: AsyncThrowingStream<Event, any Error>.Continuation
    private let room: DispatchSemaphore

    /// - Parameter width: how many lines may be taken whose answers are not written yet.
    static func open(width: Int) -> (AsyncThrowingStream<Event, any Error>, Intake) {
        let (stream, continuation) = AsyncThrowingStream<Event, any Error>.makeStream()
        let intake = Intake(events: continuation, room: DispatchSemaphore(value: 0))
        for _ in 0..<width { intake.makeRoom() }
        return (stream, intake)
    }

    /// Waits for room, then hands the line over.
    func take(_ line: LineReader.Line) {
        room.wait()
        events.yield(.line(line))
    }

    func give(_ answer: Answer, at place: Int) {
        events.yield(.answer(answer, place: place))
    }

    func makeRoom() {
        room.signal()
    }

    /// No line comes after those that `read` takes.
    func close(after read: (Intake) throws -> Void) {
        do {
            try read(self)
            events.yield(.end)
        } catch {
            events.finish(throwing: error)
        }
    }
}
