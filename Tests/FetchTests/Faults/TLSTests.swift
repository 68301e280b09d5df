import Archive
import Fetch
import Foundation
import HTTP
import Records
import Servers
import Testing

/// F42 and HTTP/2, with a certificate authority made for the test and servers that Debian has.
@Suite(.enabled(if: Tool.exist(["openssl"]), "openssl is not installed")) struct TLSTests {
    let folder = ScratchFolder()

    private func fetcher(_ authority: Authority) throws -> Fetcher {
        var settings = FaultRow.settings
        settings.caFile = authority.certificate
        settings.connectTo = authority.connectTo
        settings.addresses = AddressGuard(exceptions: [AddressBlock("127.0.0.1")!])
        return Fetcher(
            transport: CurlTransport(settings), archive: try Archive(folder: folder.path, mode: .write()),
            policy: FaultRow.policy)
    }

    @Test(arguments: [
        ("good.test", Outcome.ok, ""), ("self.test", .tlsError, "self-signed"), ("expired.test", .tlsError, "expired"),
        ("other.test", .tlsError, ""), ("stranger.test", .tlsError, "unknown authority"), ("old.test", .tlsError, ""),
    ])
    func certificatesAreJudged(host: String, outcome: Outcome, reason: String) async throws {
        let authority = try Authority(folder: folder.path + "-ca")
        let server = try authority.serve(host)
        defer { Tool.stop(server) }
        let capture = try await fetcher(authority).capture("https://\(host)/")
        #expect(capture.outcome == outcome, "\(capture.detail ?? "")")
        if !reason.isEmpty { #expect(capture.detail?.contains(reason) == true, "\(capture.detail ?? "")") }
    }

    @Test(.enabled(if: Tool.exist(["nghttpd"]), "nghttpd is not installed"))
    func speaksHTTP2AndRecordsIt() async throws {
        let authority = try Authority(folder: folder.path + "-ca")
        try FileManager.default.createDirectory(atPath: authority.folder + "/www", withIntermediateDirectories: true)
        try Data("<p>over HTTP/2</p>".utf8).write(to: URL(fileURLWithPath: authority.folder + "/www/page.html"))
        let server = try authority.serveHTTP2("good.test")
        defer { Tool.stop(server) }
        let fetcher = try fetcher(authority)
        let capture = await fetcher.capture("https://good.test/page.html")
        #expect(capture.outcome == .ok, "\(capture.detail ?? "")")
        let record = try fetcher.archive.record(at: try #require(capture.warc))
        #expect(record.header["WARC-Protocol"] == "h2")
        #expect(record.block.starts(with: "HTTP/1.1 200".utf8))
        #expect(try fetcher.archive.payload(of: capture) == Array("<p>over HTTP/2</p>".utf8))
    }
}

enum Tool {
    static func path(_ name: String) -> String? {
        ["/usr/bin/", "/usr/sbin/", "/usr/local/bin/"].map { $0 + name }.first {
            FileManager.default.fileExists(atPath: $0)
        }
    }

    static func exist(_ names: [String]) -> Bool { names.allSatisfy { path($0) != nil } }

    static func start(_ name: String, _ arguments: [String], in folder: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path(name)))
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Ends a server for good: it was started by a thread that blocks signals, so it never hears of a gentler one.
    static func stop(_ process: Process) {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    static func run(_ name: String, _ arguments: [String], in folder: String) throws {
        let process = try start(name, arguments, in: folder)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(name) \(arguments.joined(separator: " "))")
    }
}

/// A certificate authority in a folder, and servers with its certificates on loopback.
final class Authority {
    let folder: String
    let port = Authority.freePort()

    var certificate: String { folder + "/ca.pem" }
    var connectTo: [String] { ["::127.0.0.1:\(port)"] }

    init(folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try sign("ca", subject: "/CN=Test Authority", more: ["-days", "2"])
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func sign(_ name: String, subject: String, more: [String]) throws {
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", name + ".key"]
        try Tool.run("openssl", ["req", "-x509"] + key + ["-out", name + ".pem", "-subj", subject] + more, in: folder)
    }

    private func certify(_ host: String) throws {
        let byAuthority = ["-CA", "ca.pem", "-CAkey", "ca.key"]
        let named = { (name: String) in
            ["-addext", "subjectAltName=DNS:\(name)", "-addext", "basicConstraints=critical,CA:FALSE"]
        }
        switch host {
        case "self.test": try sign(host, subject: "/CN=\(host)", more: named(host) + ["-days", "2"])
        case "other.test":
            try sign(host, subject: "/CN=wrong.test", more: byAuthority + named("wrong.test") + ["-days", "2"])
        case "stranger.test":
            try sign("stranger-ca", subject: "/CN=Nobody Knows", more: ["-days", "2"])
            let byStranger = ["-CA", "stranger-ca.pem", "-CAkey", "stranger-ca.key"]
            try sign(host, subject: "/CN=\(host)", more: byStranger + named(host) + ["-days", "2"])
        case "expired.test": try certifyExpired(host, more: named(host))
        default: try sign(host, subject: "/CN=\(host)", more: byAuthority + named(host) + ["-days", "2"])
        }
    }

    /// `req` knows no dates of the past; `ca` does.
    private func certifyExpired(_ host: String, more: [String]) throws {
        let settings = """
            [ca]
            default_ca = it
            [it]
            database = database.txt
            serial = serial
            new_certs_dir = .
            default_md = sha256
            policy = any
            copy_extensions = copy
            [any]
            commonName = supplied

            """
        try Data(settings.utf8).write(to: URL(fileURLWithPath: folder + "/ca.cnf"))
        try Data().write(to: URL(fileURLWithPath: folder + "/database.txt"))
        try Data("01\n".utf8).write(to: URL(fileURLWithPath: folder + "/serial"))
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", host + ".key"]
        try Tool.run(
            "openssl", ["req", "-new"] + key + ["-out", host + ".csr", "-subj", "/CN=\(host)"] + more, in: folder)
        let dates = ["-startdate", "20200101000000Z", "-enddate", "20200201000000Z"]
        let names = ["-in", host + ".csr", "-out", host + ".pem", "-keyfile", "ca.key", "-cert", "ca.pem"]
        try Tool.run("openssl", ["ca", "-batch", "-notext", "-config", "ca.cnf"] + names + dates, in: folder)
    }

    func serve(_ host: String) throws -> Process {
        try certify(host)
        let server = try Tool.start(
            "openssl",
            [
                "s_server", "-accept", "127.0.0.1:\(port)", "-cert", host + ".pem", "-key", host + ".key", "-www",
                "-quiet",
            ] + (host == "old.test" ? ["-tls1", "-cipher", "DEFAULT@SECLEVEL=0"] : []),
            in: folder)
        waitForPort()
        return server
    }

    func serveHTTP2(_ host: String) throws -> Process {
        try certify(host)
        let server = try Tool.start(
            "nghttpd", ["-a", "127.0.0.1", "-d", "www", String(port), host + ".key", host + ".pem"], in: folder)
        waitForPort()
        return server
    }

    /// Takes TLS off, with the protocol the client likes best, and passes the rest to a server that knows none.
    func relay(_ host: String, to server: FaultServer) throws -> Process {
        try certify(host)
        let program = """
            import asyncio, ssl, sys
            host, key, port, backend, backend_port = sys.argv[1:]
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(host, key)
            context.set_alpn_protocols(["h2", "http/1.1"])
            async def pump(reader, writer):
                try:
                    while data := await reader.read(65536):
                        writer.write(data)
                        await writer.drain()
                except OSError:
                    pass
                finally:
                    writer.close()
            async def serve(reader, writer):
                inner, outer = await asyncio.open_connection(backend, int(backend_port))
                await asyncio.gather(pump(reader, outer), pump(inner, writer))
            async def main():
                async with await asyncio.start_server(serve, "127.0.0.1", int(port), ssl=context) as server:
                    await server.serve_forever()
            asyncio.run(main())
            """
        let relay = try Tool.start(
            "python3",
            ["-c", program, host + ".pem", host + ".key", String(port), server.host, String(server.port)], in: folder)
        waitForPort()
        return relay
    }

    /// A port that nobody has, below those that the system hands out to others meanwhile (Linux: from 32768).
    private static func freePort() -> Int {
        for _ in 0..<100 {
            let port = Int.random(in: 20_000..<32_000)
            let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(probe) }
            if unsafe withAddress(of: port, { unsafe bind(probe, $0, $1) }) == 0 { return port }
        }
        return 20_000
    }

    private static func withAddress(of port: Int, _ action: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe action($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// Until somebody listens, or ten seconds have passed.
    private func waitForPort() {
        for _ in 0..<200 {
            let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(probe) }
            let connected = unsafe Self.withAddress(of: port) { unsafe connect(probe, $0, $1) } == 0
            if connected { return }
            usleep(50_000)
        }
    }
}
