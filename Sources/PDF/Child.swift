import CChild
import Glibc

/// A program that reads bytes and writes bytes, run under limits: what it does with hostile input stays in its own
/// process.
struct Child {
    let path: String
    let arguments: [String]
    let limits: PDFLimits

    /// What a child wrote, and how it ended.
    struct Output {
        var bytes: [UInt8]
        /// Exit code, or 128 and the number of the signal that ended it.
        var status: Int32
        /// A limit of time or output ended it.
        var wasCut: Bool
    }

    /// Runs the child on `input`. Nil where it could not be started.
    func run(on input: [UInt8]) -> Output? {
        let file = unsafe input.withUnsafeBytes { unsafe ibid_memory_file($0.baseAddress, $0.count) }
        guard file >= 0 else { return nil }
        defer { close(file) }
        var ends: [Int32] = [-1, -1]
        guard unsafe ibid_pipe(&ends) == 0 else { return nil }
        let child = start(input: file, output: ends[1])
        close(ends[1])
        defer { close(ends[0]) }
        guard child > 0 else { return nil }
        let (bytes, wasCut) = read(from: ends[0])
        if wasCut { kill(child, SIGKILL) }
        return Output(bytes: bytes, status: ibid_child_wait(child), wasCut: wasCut)
    }

    private func start(input: Int32, output: Int32) -> pid_t {
        let words = [path] + arguments
        var pointers = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { for index in words.indices { unsafe free(pointers[index]) } }
        return unsafe ibid_child_start(
            path, &pointers, input, output,
            ibid_child_limits(memory: limits.memory, cpu_seconds: UInt32(clamping: limits.seconds)))
    }

    private func read(from pipe: Int32) -> (bytes: [UInt8], wasCut: Bool) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let clock = ContinuousClock()
        let end = clock.now + .seconds(limits.seconds)
        while true {
            let left = (end - clock.now) / .milliseconds(1)
            guard left > 0, bytes.count < limits.output else { return (bytes, true) }
            var ready = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
            let answer = unsafe poll(&ready, 1, Int32(min(left + 1, 1e6)))
            if answer < 0, errno != EINTR { return (bytes, true) }
            guard answer > 0 else { continue }
            let got = unsafe Glibc.read(pipe, &buffer, buffer.count)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return (bytes, got < 0) }
            bytes.append(contentsOf: buffer[..<got])
        }
    }
}
