import Archive
import Fetch
import Foundation
import HTTP
import Records
import Testing

/// F69: a cache on a disk that fills up.
@Suite(.enabled(if: SmallDisk.canBeMade, "mounting a small tmpfs needs root")) struct FullDiskTests {
    @Test func stopsAskingAndGoesOnWhenThereIsSpace() async throws {
        let disk = try SmallDisk(kilobytes: 1024)
        defer { disk.unmount() }
        var pages: [String: [Response]] = [:]
        var state: UInt64 = 3
        let urls = (0..<40).map { "http://a.example/\($0)" }
        for url in urls {
            let noise = (0..<60_000).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 40)
            }
            pages[url] = [Response(status: 200, headers: ["Content-Type": "application/x-noise"], body: noise)]
        }
        let transport = StandIn(pages)
        var kept: [Capture] = []
        do {
            let archive = try Archive(folder: disk.path + "/Cache", mode: .write())
            defer { archive.close() }
            let fetcher = Fetcher(transport: transport, archive: archive, policy: .plain)
            var refused: [Capture] = []
            for url in urls {
                let capture = await fetcher.capture(url)
                if capture.outcome == .ok { kept.append(capture) } else { refused.append(capture) }
            }
            #expect(refused.allSatisfy { $0.outcome == .cacheFull })
            #expect(refused.first?.detail?.contains(disk.path) == true)
            #expect(!kept.isEmpty && !refused.isEmpty)
            // One request met the full disk; none was made after it.
            #expect(transport.requests.count == kept.count + 1)
            #expect(try archive.verify().issues.isEmpty)
        }
        try disk.grow(kilobytes: 8192)
        let archive = try Archive(folder: disk.path + "/Cache", mode: .write())
        #expect(archive.notices.isEmpty)
        let fetcher = Fetcher(transport: transport, archive: archive, policy: .plain)
        #expect(await fetcher.capture(urls[39]).outcome == .ok)
        for capture in kept { #expect(try archive.capture(of: capture.url) == capture) }
    }
}

/// A file system in memory.
private struct SmallDisk {
    let path: String

    static var canBeMade: Bool {
        guard let disk = try? SmallDisk(kilobytes: 64) else { return false }
        disk.unmount()
        return true
    }

    init(kilobytes: Int) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("ibid-disk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard unsafe mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
            try? FileManager.default.removeItem(atPath: path)
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    func grow(kilobytes: Int) throws {
        guard unsafe mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=\(kilobytes)k") == 0 else {
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    func unmount() {
        unsafe umount2(path, Int32(MNT_DETACH))
        try? FileManager.default.removeItem(atPath: path)
    }
}
