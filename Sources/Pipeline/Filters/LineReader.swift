import Foundation
import Glibc

/// Lines of a file descriptor, one at a time, without their line breaks.
public final class LineReader {
    public enum Line: Sendable {
        case whole(Data)
        /// Longer than allowed; its bytes were read past.
        case tooLong
    }

    private let descriptor: Int32
    private let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    public init(descriptor: Int32, limit: Int = FilterRunner.longestLine) {
        self.descriptor = descriptor
        self.limit = limit
    }

    /// The next line that is not blank, or nil at the end.
    public func next() throws(Failure) -> Line? {
        var scanned = start
        var isTooLong = false
        while true {
            if let end = buffer[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = buffer[start..<end]
                start = end + 1
                scanned = start
                if isTooLong { return .tooLong }
                if !Self.isBlank(line) { return .whole(Data(line)) }
                continue
            }
            scanned = buffer.count
            if scanned - start > limit {
                isTooLong = true
                start = scanned
            }
            if isAtEnd {
                let line = buffer[start...]
                start = buffer.count
                if isTooLong { return .tooLong }
                return Self.isBlank(line) ? nil : .whole(Data(line))
            }
            scanned -= start
            try fill()
        }
    }

    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }

    private func fill() throws(Failure) {
        buffer.removeFirst(start)
        start = 0
        let size = 1 << 16
        let count = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: size))
        var got = -1
        repeat {
            got = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress! + count, size) }
        } while got < 0 && errno == EINTR
        buffer.removeLast(size - max(0, got))
        if got < 0 {
            throw Failure(.partial, "cannot read the input: \(unsafe String(cString: strerror(errno)))")
        }
        if got == 0 { isAtEnd = true }
    }
}
