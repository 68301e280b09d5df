import CCurl
import Synchronization

/// The thread that drives a `curl_multi`. Everything but `post` and `nextID` happens on that thread.
@safe final class CurlLoop: Sendable {
    enum Command: Sendable {
        case start(CurlTransfer)
        case cancel(Int)
        case stop
    }

    private struct Mail: Sendable {
        var commands: [Command] = []
        var lastID = 0
        var closed = false
    }

    private let mail = Mutex(Mail())
    private let settings: CurlSettings
    /// Only `curl_multi_wakeup` is called on it from other threads, which libcurl allows.
    nonisolated(unsafe) private let multi: OpaquePointer

    init(settings: CurlSettings) {
        self.settings = settings
        CurlLibrary.start()
        guard let multi = unsafe curl_multi_init() else { fatalError("libcurl is out of memory") }
        unsafe self.multi = OpaquePointer(multi)
        unsafe curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, settings.connectionsPerHost)
        unsafe curl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, settings.connections)
        unsafe curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, settings.connections)
    }

    func nextID() -> Int {
        mail.withLock { mail in
            mail.lastID += 1
            return mail.lastID
        }
    }

    func post(_ command: Command) {
        let refused = mail.withLock { mail in
            if !mail.closed { mail.commands.append(command) }
            return mail.closed
        }
        if refused, case .start(let transfer) = command {
            transfer.answer(Failure(.cancelled, "the transport was shut down"))
        }
        unsafe curl_multi_wakeup(UnsafeMutableRawPointer(multi))
    }

    func run() {
        var active: [Int: CurlTransfer] = [:]
        // A cancellation can overtake the start it belongs to.
        var cancelledEarly: Set<Int> = []
        var running = true
        while running {
            for command in mail.withLock({ mail in exchange(&mail.commands, for: []) }) {
                switch command {
                case .start(let transfer):
                    if cancelledEarly.remove(transfer.id) != nil {
                        transfer.answer(Failure(.cancelled, "cancelled"))
                    } else if unsafe transfer.begin(on: multi) {
                        active[transfer.id] = transfer
                    }
                case .cancel(let id):
                    if let transfer = active.removeValue(forKey: id) {
                        unsafe transfer.end(on: multi, failure: Failure(.cancelled, "cancelled"))
                    } else {
                        cancelledEarly.insert(id)
                    }
                case .stop: running = false
                }
            }
            perform()
            collect(&active)
            let now = ContinuousClock.now
            for transfer in active.values where transfer.isLate(now) {
                active[transfer.id] = nil
                unsafe transfer.end(on: multi, failure: transfer.lateness)
            }
            // Removed handles free their connection only in the next perform; polling first would leave waiting
            // transfers to the poll's timeout.
            perform()
            collect(&active)
            guard running else { break }
            let next = active.values.compactMap { $0.untilLate(now) }.min() ?? .seconds(60)
            let milliseconds = Int32(clamping: Int(next / .milliseconds(1)) + 1)
            unsafe curl_multi_poll(UnsafeMutableRawPointer(multi), nil, 0, min(milliseconds, 60_000), nil)
        }
        for transfer in active.values {
            unsafe transfer.end(on: multi, failure: Failure(.cancelled, "the transport was shut down"))
        }
        let late = mail.withLock { mail in
            mail.closed = true
            return exchange(&mail.commands, for: [])
        }
        for case .start(let transfer) in late { transfer.answer(Failure(.cancelled, "the transport was shut down")) }
    }

    deinit {
        unsafe curl_multi_cleanup(UnsafeMutableRawPointer(multi))
    }

    private func perform() {
        var running: Int32 = 0
        unsafe curl_multi_perform(UnsafeMutableRawPointer(multi), &running)
    }

    private func collect(_ active: inout [Int: CurlTransfer]) {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(UnsafeMutableRawPointer(multi), &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
            let code = unsafe curl_message_result(message)
            guard let id = unsafe CurlTransfer.id(of: message.pointee.easy_handle),
                let transfer = active.removeValue(forKey: id)
            else { continue }
            unsafe transfer.end(on: multi, code: code)
        }
    }
}

/// Takes a value and leaves another in its place.
private func exchange<Value>(_ place: inout Value, for next: Value) -> Value {
    let value = place
    place = next
    return value
}

enum CurlLibrary {
    private static let started: Bool = curl_global_start() == CURLE_OK

    /// libcurl's process-wide set-up, once.
    static func start() {
        guard started else { fatalError("libcurl could not be set up") }
    }
}
