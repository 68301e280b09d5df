import Archive
import Fetch
import Foundation
import HTTP
import Records
import Servers
import Testing

/// Rows of the fault matrix against a real libcurl and a server that misbehaves.
@Suite struct FaultTests {
    @Test(
        arguments: FaultRow.slow + FaultRow.framing + FaultRow.heads + FaultRow.sizes + FaultRow.codings
            + FaultRow.hostile)
    func row(_ row: FaultRow) async throws {
        let server = FaultServer(row.script)
        defer { server.stop() }
        let folder = ScratchFolder()
        let archive = try Archive(folder: folder.path, mode: .write())
        let fetcher = Fetcher(transport: CurlTransport(FaultRow.settings), archive: archive, policy: FaultRow.policy)
        let capture = await fetcher.capture(server.url())
        #expect(capture.outcome == row.outcome, "\(capture.detail ?? "")")
        #expect(server.requests.count == row.asked)
        #expect(Set(capture.flags).isSuperset(of: row.flags))
        if let bytes = row.bytes { #expect(try archive.payload(of: capture).count == bytes) }
        if let most = row.mostSent { #expect(server.bytesSent <= most) }
        // Whatever happened, the cache says so, and says the same to the next run.
        #expect(try Archive(folder: folder.path, mode: .read).capture(of: server.url()) == capture)
    }

    /// What a server wrote into a validator or a cookie does not become a field of ours.
    @Test func nothingIsSmuggledIntoTheNextRequest() async throws {
        let server = FaultServer { connection in
            let fields = "ETag: \"a\rX-Evil: 1\"\r\nSet-Cookie: a=b\rX-Evil: 1\r\nCache-Control: no-cache\r\n"
            if connection.head.hasPrefix("GET /there") {
                connection.send("HTTP/1.1 200 OK\r\n\(fields)Content-Length: 2\r\n\r\nok")
            } else {
                connection.send("HTTP/1.1 302 Found\r\n\(fields)Location: /there\r\nContent-Length: 0\r\n\r\n")
            }
        }
        defer { server.stop() }
        let folder = ScratchFolder()
        let fetcher = Fetcher(
            transport: CurlTransport(FaultRow.settings), archive: try Archive(folder: folder.path, mode: .write()),
            policy: FaultRow.policy)
        for _ in 0..<2 { #expect(await fetcher.capture(server.url()).outcome == .ok) }
        #expect(server.requests.count == 4)
        #expect(server.requests.allSatisfy { !$0.contains("X-Evil") }, "\(server.requests)")
    }

    /// F24: what came in a field lies in the cache as it came.
    @Test func fieldsAreStoredAsTheyCame() async throws {
        let field = Array("X-Title: \u{1B}]0;owned\u{7}".utf8) + [0xE9, 0xFF, 0x0D, 0x0A]
        let server = FaultServer {
            $0.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n".utf8) + field + Array("\r\nok".utf8))
        }
        defer { server.stop() }
        let folder = ScratchFolder()
        let archive = try Archive(folder: folder.path, mode: .write())
        let fetcher = Fetcher(transport: CurlTransport(FaultRow.settings), archive: archive, policy: FaultRow.policy)
        let capture = await fetcher.capture(server.url())
        let block = try archive.record(at: try #require(capture.warc)).block
        #expect(block.firstRange(of: field) != nil)
    }

    /// F38: nothing on this machine is reached by a redirect, however its address is spelt.
    @Test(arguments: [
        "http://127.0.0.1:PORT/", "http://[::1]:PORT/", "http://0x7f.1:PORT/", "http://2130706433:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/", "http://localhost:PORT/", "http://169.254.169.254/latest/",
        "http://10.0.0.1/",
    ])
    func redirectsLeadToNoPrivateAddress(target: String) async throws {
        let canary = FaultServer(host: "127.0.0.1") { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        defer { canary.stop() }
        let location = target.replacing("PORT", with: String(canary.port))
        let server = FaultServer { $0.send("HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n") }
        defer { server.stop() }
        let folder = ScratchFolder()
        let fetcher = Fetcher(
            transport: CurlTransport(FaultRow.settings), archive: try Archive(folder: folder.path, mode: .write()),
            policy: FaultRow.policy)
        let capture = await fetcher.capture(server.url())
        #expect(capture.outcome == .blockedSSRF)
        #expect(capture.chain.first?.status == 302)
        #expect(canary.requests.isEmpty)
    }

    /// F39: a public name that leads to this machine is refused when the socket is about to open.
    @Test func aNameThatLeadsHomeIsRefused() async throws {
        let canary = FaultServer(host: "127.0.0.1") { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        defer { canary.stop() }
        var settings = FaultRow.settings
        settings.connectTo = ["public.example::127.0.0.1:\(canary.port)"]
        let folder = ScratchFolder()
        let fetcher = Fetcher(
            transport: CurlTransport(settings), archive: try Archive(folder: folder.path, mode: .write()),
            policy: FaultRow.policy)
        #expect(await fetcher.capture("http://public.example:\(canary.port)/").outcome == .blockedSSRF)
        #expect(canary.requests.isEmpty)
    }

    /// F41: other protocols' ports are not called, and credentials reach neither server nor record.
    @Test func portsAndCredentials() async throws {
        let server = FaultServer { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") }
        defer { server.stop() }
        let folder = ScratchFolder()
        let fetcher = Fetcher(
            transport: CurlTransport(FaultRow.settings), archive: try Archive(folder: folder.path, mode: .write()),
            policy: FaultRow.policy)
        #expect(await fetcher.capture("http://127.0.0.2:6379/").outcome == .blockedPort)
        let capture = await fetcher.capture("http://user:secret@127.0.0.2:\(server.port)/")
        #expect(capture.outcome == .ok)
        #expect(capture.url == server.url())
        #expect(capture.flags.contains("credentials_dropped"))
        #expect(server.requests.count == 1)
        #expect(server.requests.allSatisfy { !$0.lowercased().contains("authorization") })
    }

    /// Nobody listens: the source is not read, and the run goes on.
    @Test func refusedConnectionsAreRetriedThenReported() async throws {
        let folder = ScratchFolder()
        let fetcher = Fetcher(
            transport: CurlTransport(FaultRow.settings), archive: try Archive(folder: folder.path, mode: .write()),
            policy: FaultRow.policy)
        let capture = await fetcher.capture("http://127.0.0.2:9/")
        #expect(capture.outcome == .blockedPort)
        #expect(await fetcher.capture("http://127.0.0.2:20001/").outcome == .retryExhausted)
    }
}
