import Foundation
import Load
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// Whatever ends a run, `latest` points at a whole one.
@Suite(.serialized) struct InterruptionTests {
    /// Checks that the published run is whole: every file of the manifest is there with its digest.
    private func checkLatest(_ project: TemporaryProject) throws {
        let output = Output(folder: project.output)
        guard output.latestRun != nil else { return }
        let manifest = try #require(output.latestManifest())
        for (name, file) in manifest.files {
            let sum = try Program.shell("sha256sum < '\(output.latest)/\(name)'").out.prefix(64)
            #expect(sum == file.sha256, "\(name)")
        }
    }

    @Test func killedAtThirtyMoments() throws {
        let project = try TemporaryProject.kazakhstan()
        var generator = SystemRandomNumberGenerator()
        for round in 0..<30 {
            _ = try Program.run(["run", "kazakhstan", "--rehearse", "--quiet"], in: project.root) { process in
                usleep(UInt32.random(in: 0...250_000, using: &generator))
                kill(process, SIGKILL)
            }
            if round % 10 == 9 { try checkLatest(project) }
        }
        #expect(try project.ibid("run", "kazakhstan", "--rehearse").code == 3)
        try checkLatest(project)
        let names = try FileManager.default.contentsOfDirectory(atPath: project.output + "/runs")
        #expect(!names.contains { $0.hasPrefix(".staging") })
    }

    @Test(arguments: [(SIGINT, 130 as Int32), (SIGTERM, 143 as Int32)] as [(Int32, Int32)])
    func aSignalEndsARunThatWaits(signal: Int32, code: Int32) throws {
        let project = try TemporaryProject.kazakhstan()
        let silent = try SilentServer()
        try project.edit(
            "Pipelines/kazakhstan/pipeline.yaml", "  fresh: 7d",
            "  allow_private: true\n  connect_to: [\"::127.0.0.1:\(silent.port)\"]")
        let ended = try Program.run(["run", "kazakhstan"], in: project.root) { process in
            silent.waitForVisitor()
            kill(process, signal)
        }
        #expect(ended.code == code)
        #expect(ended.err.contains("interrupted; nothing was published"))
        #expect(Output(folder: project.output).latestRun == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: project.output + "/runs").isEmpty)
    }

    @Test func aSecondRunIsBusyAndNamesTheFirst() throws {
        let project = try TemporaryProject.kazakhstan()
        let silent = try SilentServer()
        try project.edit(
            "Pipelines/kazakhstan/pipeline.yaml", "  fresh: 7d",
            "  allow_private: true\n  connect_to: [\"::127.0.0.1:\(silent.port)\"]")
        var second: Program.Ended?
        _ = try Program.run(["run", "kazakhstan"], in: project.root) { process in
            silent.waitForVisitor()
            second = try? Program.run(["run", "kazakhstan", "--rehearse"], in: project.root)
            #expect(second?.err.contains("pipeline 'kazakhstan' is already running (process \(process)") == true)
            kill(process, SIGTERM)
        }
        #expect(second?.code == 5)
    }

    @Test func aReaderThatStopsReadingEndsAFilterQuietly() throws {
        let project = try TemporaryProject.kazakhstan()
        let ended = try Program.shell(
            "'\(Program.path)' cite Pipelines/kazakhstan/brief.md | head -1; exit ${PIPESTATUS[0]}", in: project.root)
        #expect(ended.code == 0)
        #expect(ended.err.isEmpty)
        let run = try Program.shell("'\(Program.path)' run kazakhstan --rehearse 2>&1 >&- | tail -1", in: project.root)
        #expect(run.out.contains("load"))
        #expect(Output(folder: project.output).latestRun != nil)
    }
}

/// A port that takes connections and never says a word.
private final class SilentServer {
    let port: UInt16
    private let descriptor: Int32

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        descriptor = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(listener, $0, size) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, $0, &size) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
    }

    func waitForVisitor() {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        unsafe poll(&waiting, 1, 20_000)
    }

    deinit { close(descriptor) }
}
