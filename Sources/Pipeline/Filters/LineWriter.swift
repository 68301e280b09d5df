import Foundation
import Glibc

/// Standard output. Whoever reads it may stop reading (`| head -1`): that ends the work quietly, it is no error.
public final class LineWriter: Sendable {
    /// The reader has gone.
    public struct Closed: Error {}

    private let descriptor: Int32

    public init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    public func write(line: Data) throws {
        try write(line + Data("\n".utf8))
    }

    public func write(_ text: String) throws {
        try write(Data(text.utf8))
    }

    public func write(bytes: [UInt8]) throws {
        try write(Data(bytes))
    }

    private func write(_ data: Data) throws {
        var rest = data[...]
        while !rest.isEmpty {
            let wrote = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if wrote < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { throw Closed() }
                throw Failure(.withheld, "cannot write the output: \(unsafe String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(wrote)
        }
    }
}
