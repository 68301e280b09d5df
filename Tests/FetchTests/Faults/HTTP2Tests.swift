import Archive
import Fetch
import Foundation
import HTTP
import Records
import Servers
import Synchronization
import Testing

/// F43, F44: HTTP/2 that breaks off. The server speaks HTTP/1.1 to whoever asks for that.
@Suite(.enabled(if: Tool.exist(["openssl", "python3"]), "openssl and python3 are not installed")) struct HTTP2Tests {
    let folder = ScratchFolder()

    /// A server behind TLS, and who asks it.
    private final class Talk {
        let server: FaultServer
        let fetcher: Fetcher
        private let authority: Authority
        private let relay: Process

        init(in folder: String, perHost: Int = 2, _ script: @escaping FaultServer.Script) throws {
            server = FaultServer(script)
            authority = try Authority(folder: folder + "-ca")
            relay = try authority.relay("good.test", to: server)
            var settings = FaultRow.settings
            settings.caFile = authority.certificate
            settings.connectTo = authority.connectTo
            settings.addresses = AddressGuard(exceptions: [AddressBlock("127.0.0.1")!])
            settings.connectionsPerHost = 1
            // Nothing here is slow on purpose.
            settings.firstByteTimeout = .seconds(600)
            settings.totalTimeout = .seconds(600)
            var policy = FaultRow.policy
            policy.perHost = perHost
            fetcher = Fetcher(
                transport: CurlTransport(settings), archive: try Archive(folder: folder, mode: .write()), policy: policy
            )
        }

        func url(_ path: String) -> String { "https://good.test\(path)" }

        deinit {
            Tool.stop(relay)
            server.stop()
        }
    }

    private static func plain(_ connection: FaultServer.Connection) {
        connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nplain")
    }

    /// F43: streams past the last one named were not processed; they are asked again elsewhere, the others are not.
    @Test func aServerThatGoesAwayLosesNothing() async throws {
        // What each connection answered; one that stood idle for long may have been closed before the ten came.
        let answered = Mutex<[[UInt32]]>([])
        let hasGoneAway = Mutex(false)
        let talk = try Talk(in: folder.path, perHost: 10) { connection in
            guard let talk = HTTP2Talk(connection) else { return }
            let turn = answered.withLock { answered in
                answered.append([])
                return answered.count - 1
            }
            var held: [UInt32] = []
            while let stream = talk.nextStream(within: 600) {
                if hasGoneAway.withLock({ $0 }) || answered.withLock({ $0.allSatisfy(\.isEmpty) }) {
                    talk.answer(stream, "page")
                    answered.withLock { $0[turn].append(stream) }
                    continue
                }
                held.append(stream)
                guard held.count == 10 else { continue }
                for stream in held.prefix(2) { talk.answer(stream, "first") }
                answered.withLock { $0[turn] += held.prefix(2) }
                hasGoneAway.withLock { $0 = true }
                talk.goAway(last: held[1])
                return
            }
        }
        // The first answer tells the client that the connection takes many streams.
        #expect(await talk.fetcher.capture(talk.url("/first")).outcome == .ok)
        var found: [Capture] = []
        try await talk.fetcher.retrieve((0..<10).map { talk.url("/\($0)") }) { found.append($1.live) }
        #expect(found.count == 10)
        #expect(found.allSatisfy { $0.outcome == .ok }, "\(found.compactMap(\.detail))")
        #expect(answered.withLock { $0.map(\.count).reduce(0, +) } == 11)
        #expect(answered.withLock { $0.last?.count } == 8)
    }

    /// F44: “not processed” is no failure.
    @Test func aRefusedStreamIsAskedAgain() async throws {
        let refusals = Mutex(0)
        let talk = try Talk(in: folder.path) { connection in
            guard let talk = HTTP2Talk(connection) else { return }
            while let stream = talk.nextStream() {
                let isFirst = refusals.withLock { refusals in
                    refusals += 1
                    return refusals == 1
                }
                if isFirst { talk.reset(stream, .refusedStream) } else { talk.answer(stream, "second") }
            }
        }
        let capture = await talk.fetcher.capture(talk.url("/"))
        #expect(capture.outcome == .ok, "\(capture.detail ?? "")")
        #expect(refusals.withLock { $0 } == 2)
        // The request is recorded as it was sent last, not once for each attempt.
        let block = try talk.fetcher.archive.record(at: try #require(capture.warc))
        #expect(block.header["WARC-Protocol"] == "h2")
    }

    /// F44: a stream or a connection that breaks is tried once more over HTTP/1.1.
    @Test(arguments: Breakage.allCases)
    func fallsBackToHTTP1(breakage: Breakage) async throws {
        let talk = try Talk(in: folder.path) { connection in
            guard let talk = HTTP2Talk(connection) else { return Self.plain(connection) }
            breakage.happen(talk)
        }
        let capture = await talk.fetcher.capture(talk.url("/"))
        #expect(capture.outcome == .ok, "\(capture.detail ?? "")")
        #expect(talk.server.requests.map { $0.hasPrefix("GET / HTTP/1.1") } == [false, true])
        #expect(try talk.fetcher.archive.payload(of: capture) == Array("plain".utf8))
        #expect(talk.server.bytesSent < 64 << 20)
    }

    /// F44: where HTTP/1.1 breaks off too, that is what is told.
    @Test func aPageThatNeverComesWholeIsTruncated() async throws {
        let talk = try Talk(in: folder.path) { connection in
            guard let talk = HTTP2Talk(connection) else {
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf")
                return
            }
            Breakage.streamReset.happen(talk)
        }
        let capture = await talk.fetcher.capture(talk.url("/"))
        #expect(capture.outcome == .truncated, "\(capture.detail ?? "")")
        #expect(talk.server.requests.count == 2)
    }

    enum Breakage: CaseIterable {
        case streamReset, settingsFlood, continuationFlood

        func happen(_ talk: HTTP2Talk) {
            guard let stream = talk.nextStream() else { return }
            switch self {
            case .streamReset:
                talk.answer(stream, "half", isWhole: false)
                talk.reset(stream, .internalError)
                _ = talk.nextStream(within: 2)
            case .settingsFlood:
                for _ in 0..<500_000 where !talk.send(type: 4, stream: 0) { return }
            case .continuationFlood:
                // A head that never ends: HEADERS without END_HEADERS, then CONTINUATION.
                talk.send(type: 1, stream: stream, HTTP2Talk.head)
                let field: [UInt8] = [0x00, 1] + Array("x".utf8) + [120] + [UInt8](repeating: 0x61, count: 120)
                let block = [UInt8](Array(repeating: field, count: 100).joined())
                for _ in 0..<100_000 where !talk.send(type: 9, stream: stream, block) { return }
            }
        }
    }
}
