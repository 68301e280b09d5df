import Foundation
import Records

/// Feeds lines to a filter and writes its answers in the order of the lines, several lines at work at once.
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

    /// Answers every line of `input`. Blank lines are skipped. Returns `.partial` if a line was answered with an error.
    public func run(input: LineReader, output: LineWriter) async throws -> ExitCode {
        try await run(output: output) { try input.next() }
    }

    /// Answers the lines that `next` gives, up to its nil.
    public func run(output: LineWriter, next line: () throws -> LineReader.Line?) async throws -> ExitCode {
        var code = ExitCode.clean
        try await withThrowingTaskGroup(of: (Int, Data, Bool).self) { group in
            var ready: [Int: (Data, Bool)] = [:]
            var next = 0
            var started = 0
            var isAtEnd = false
            while true {
                while !isAtEnd, started - next < width {
                    guard let line = try line() else {
                        isAtEnd = true
                        break
                    }
                    let place = started
                    started += 1
                    group.addTask { [filter] in
                        let (answer, isError) = await Self.answer(line, by: filter)
                        return (place, answer, isError)
                    }
                }
                if next == started { break }
                while ready[next] == nil, let (place, answer, isError) = try await group.next() {
                    ready[place] = (answer, isError)
                }
                while let (answer, isError) = ready.removeValue(forKey: next) {
                    if isError { code = .partial }
                    try output.write(line: answer)
                    next += 1
                }
            }
        }
        return code
    }

    private static func answer(_ line: LineReader.Line, by filter: any LineFilter) async -> (Data, Bool) {
        do {
            switch line {
            case .whole(let data): return (try await filter.answer(to: data), false)
            case .tooLong:
                throw LineError(code: "line_too_long", message: "the line is longer than \(longestLine >> 20) MiB")
            }
        } catch let error as LineError {
            return ((try? JSONLine.encode(error)) ?? Data(#"{"error":{"code":"internal","message":""}}"#.utf8), true)
        } catch {
            return (Data(#"{"error":{"code":"internal","message":"unexpected error"}}"#.utf8), true)
        }
    }
}
