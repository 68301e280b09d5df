import Archive
import Fetch
import Foundation
import HTTP
import Records
import Servers
import Synchronization
import Testing

/// A resolver that answers from a table; each name's answers are given in turn.
final class StandInResolver: Resolver {
    private let names: [String: [Result<[String], Failure>]]
    private let asked = Mutex<[String: Int]>([:])
    private let slow: [String: Duration]

    init(_ names: [String: [Result<[String], Failure>]], slow: [String: Duration] = [:]) {
        self.names = names
        self.slow = slow
    }

    func count(_ name: String) -> Int { asked.withLock { $0[name] ?? 0 } }

    func addresses(of name: String) async throws(Failure) -> [IPAddress] {
        let turn = asked.withLock { asked in
            asked[name, default: 0] += 1
            return asked[name, default: 0] - 1
        }
        if let wait = slow[name] { try? await Task.sleep(for: wait) }
        guard let turns = names[name], let last = turns.last else { throw Failure(.nameNotFound, "no such name") }
        return try (turn < turns.count ? turns[turn] : last).get().compactMap(IPAddress.init(_:))
    }
}

/// F39, F40, F67: what names may do.
@Suite struct NameTests {
    let folder = ScratchFolder()

    private func fetcher(_ resolver: StandInResolver) throws -> Fetcher {
        var settings = FaultRow.settings
        settings.connectTimeout = .milliseconds(600)
        return Fetcher(
            transport: CurlTransport(settings, resolver: resolver),
            archive: try Archive(folder: folder.path, mode: .write()), policy: FaultRow.policy)
    }

    private static func answer(_ connection: FaultServer.Connection) {
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    }

    @Test func onlyPublicCandidatesAreConnected() async throws {
        let server = FaultServer(Self.answer)
        let canary = FaultServer(host: "127.0.0.1", Self.answer)
        defer {
            server.stop()
            canary.stop()
        }
        let resolver = StandInResolver([
            "mixed.example": [.success(["10.0.0.1", "::1", "127.0.0.1", "127.0.0.2"])],
            "home.example": [.success(["127.0.0.1", "::1"])],
        ])
        let fetcher = try fetcher(resolver)
        #expect(await fetcher.capture("http://mixed.example:\(server.port)/").outcome == .ok)
        #expect(await fetcher.capture("http://home.example:\(canary.port)/").outcome == .blockedSSRF)
        #expect(canary.requests.isEmpty)
    }

    @Test func anAnswerThatChangesHelpsNobody() async throws {
        let canary = FaultServer(host: "127.0.0.1", Self.answer)
        defer { canary.stop() }
        let resolver = StandInResolver(["rebind.example": [.success(["127.0.0.2"]), .success(["127.0.0.1"])]])
        let fetcher = try fetcher(resolver)
        // Nobody listens at the first answer; the second is refused.
        #expect(await fetcher.capture("http://rebind.example:\(canary.port)/").outcome == .blockedSSRF)
        #expect(canary.requests.isEmpty)
    }

    @Test func aNameThatIsNotThereIsAskedOnceAndASilentResolverAgain() async throws {
        let failed = Failure(.resolverFailed, "SERVFAIL")
        let server = FaultServer(Self.answer)
        defer { server.stop() }
        let resolver = StandInResolver([
            "flaky.example": [.failure(failed), .success(["127.0.0.2"])], "broken.example": [.failure(failed)],
        ])
        let fetcher = try fetcher(resolver)
        #expect(await fetcher.capture("http://absent.example/").outcome == .dnsError)
        #expect(resolver.count("absent.example") == 1)
        #expect(await fetcher.capture("http://broken.example/").outcome == .dnsError)
        #expect(resolver.count("broken.example") == 2)
        #expect(await fetcher.capture("http://flaky.example:\(server.port)/").outcome == .ok)
    }

    @Test func aSlowResolverHoldsNobodyElseUp() async throws {
        let server = FaultServer(Self.answer)
        defer { server.stop() }
        let resolver = StandInResolver(
            ["quick.example": [.success(["127.0.0.2"])]], slow: ["slow.example": .seconds(5)])
        let fetcher = try fetcher(resolver)
        async let slow = fetcher.capture("http://slow.example/")
        #expect(await fetcher.capture("http://quick.example:\(server.port)/").outcome == .ok)
        #expect(await slow.outcome == .timeout)
    }

    @Test(arguments: [
        "http://" + String(repeating: "x", count: 64) + ".example/", "http://a..example/",
        "http://" + String(repeating: "abcdefgh.", count: 30) + "example/",
    ])
    func aNameNoResolverTakesIsNoAddress(url: String) async throws {
        #expect(try await fetcher(StandInResolver([:])).capture(url).outcome == .invalidURL)
    }

    @Test func aTrailingDotIsTheSameName() async throws {
        let server = FaultServer(Self.answer)
        defer { server.stop() }
        let resolver = StandInResolver(["quick.example.": [.success(["127.0.0.2"])]])
        #expect(try await fetcher(resolver).capture("http://quick.example.:\(server.port)/").outcome == .ok)
    }
}
