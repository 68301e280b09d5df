import Foundation
import Synchronization

/// A server that does what it is told, byte by byte, on one loopback address. It logs what it was asked and sent.
public final class FaultServer: Sendable {
    /// What to do with one connection, once the request head is there.
    public typealias Script = @Sendable (Connection) -> Void

    public struct Connection: Sendable {
        public let head: String
        let socket: Int32
        let sent: Counter

        final class Counter: Sendable {
            private let value = Mutex(0)
            var total: Int { value.withLock { $0 } }
            func add(_ count: Int) { value.withLock { $0 += count } }
        }

        /// False once the other side is gone.
        @discardableResult
        public func send(_ bytes: [UInt8]) -> Bool {
            var done = 0
            while done < bytes.count {
                let wrote = unsafe bytes.withUnsafeBytes {
                    unsafe Glibc.send(socket, $0.baseAddress! + done, bytes.count - done, Int32(MSG_NOSIGNAL))
                }
                guard wrote > 0 else { return false }
                done += wrote
                sent.add(wrote)
            }
            return true
        }

        @discardableResult
        public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

        /// Sends the same over and over, until the other side is gone or `seconds` have passed.
        public func drip(_ text: String, every seconds: Double, for total: Double) {
            for _ in 0..<Int(total / seconds) {
                guard send(text) else { return }
                usleep(UInt32(seconds * 1e6))
            }
        }

        /// The next bytes from the other side; nil where it has closed or says nothing for `seconds`.
        public func receive(_ count: Int, within seconds: Int = 5) -> [UInt8]? {
            var patience = timeval(tv_sec: seconds, tv_usec: 0)
            unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            var bytes = [UInt8](repeating: 0, count: count)
            let got = unsafe bytes.withUnsafeMutableBytes {
                unsafe recv(socket, $0.baseAddress, count, Int32(MSG_WAITALL))
            }
            return got == count ? bytes : nil
        }

        /// Closes with a reset.
        public func reset() {
            var linger = linger(l_onoff: 1, l_linger: 0)
            unsafe setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        }
    }

    public let port: Int
    public let host: String
    private let listener: Int32
    private let heads = Mutex<[String]>([])
    private let counter = Connection.Counter()

    /// The head of every request.
    public var requests: [String] { heads.withLock { $0 } }
    public var bytesSent: Int { counter.total }
    public func url(_ path: String = "/") -> String { "http://\(host):\(port)\(path)" }

    /// - Parameter host: an address of 127.0.0.0/8.
    public init(host: String = "127.0.0.2", _ script: @escaping Script) {
        self.host = host
        let listening = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = unsafe inet_addr(host)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard unsafe bind(listening, generic, length) == 0 else { fatalError("no loopback address \(host)") }
                unsafe getsockname(listening, generic, &length)
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        listen(listening, 64)
        listener = listening
        let accepting = Thread { [weak self] in
            while true {
                let socket = accept(listening, nil, nil)
                guard socket >= 0 else { return }
                guard let self else { break }
                Thread { self.serve(socket, script) }.start()
            }
        }
        accepting.start()
    }

    public func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    deinit { close(listener) }

    private func serve(_ socket: Int32, _ script: Script) {
        var head: [UInt8] = []
        var byte: UInt8 = 0
        while !head.suffix(4).elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]), head.count < 65_536,
            unsafe recv(socket, &byte, 1, 0) == 1
        {
            head.append(byte)
        }
        let text = String(decoding: head, as: UTF8.self)
        heads.withLock { $0.append(text) }
        script(Connection(head: text, socket: socket, sent: counter))
        close(socket)
    }
}
