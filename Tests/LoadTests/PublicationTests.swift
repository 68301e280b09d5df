import Foundation
import Records
import Testing

@testable import Load

@Suite struct PublicationTests {
    private func folder() -> String {
        NSTemporaryDirectory() + "ibid-load-\(UUID().uuidString)"
    }

    private func issue(_ message: String) -> Records.Issue {
        Records.Issue(severity: .note, stage: "cite", code: "x", message: message)
    }

    private func publish(_ messages: [String], in output: Output, at time: String) throws -> Manifest {
        try output.prepare()
        let staging = try Staging(in: output)
        for message in messages { try staging.add(issue(message)) }
        let draft = Manifest(
            ibid: "1", pipeline: "p", mode: "live", started: time, settings: "00", versions: ["cite": "cite/1"])
        return try staging.publish(draft, now: time)
    }

    @Test func aRunIsPublishedByOneLink() throws {
        let output = Output(folder: folder())
        defer { try? FileManager.default.removeItem(atPath: output.folder) }
        let manifest = try publish(["b", "a", "b"], in: output, at: "2026-11-24T17:06:07.123Z")
        #expect(manifest.run.hasPrefix("20261124T170607.123Z-"))
        #expect(output.latestRun == manifest.run)
        #expect(output.latestManifest() == manifest)
        // Sorted, and an equal line once.
        let lines = try String(contentsOfFile: output.latest + "/issues.jsonl", encoding: .utf8).split(separator: "\n")
        #expect(lines.map { $0.contains(#""message":"a""#) } == [true, false])
        #expect(manifest.files["issues.jsonl"]?.records == 2)
        for name in Table.allCases.map(\.file) + ["manifest.json", "datapackage.json", "schema/facts.schema.json"] {
            #expect(FileManager.default.fileExists(atPath: output.latest + "/" + name), "\(name) is missing")
        }
    }

    @Test func theManifestNamesTheBytesOfEveryFile() throws {
        let output = Output(folder: folder())
        defer { try? FileManager.default.removeItem(atPath: output.folder) }
        let manifest = try publish(["a"], in: output, at: "2026-11-24T17:06:07.123Z")
        #expect(manifest.files.count == Table.allCases.count * 2 + 1)
        for (name, file) in manifest.files {
            let data = try Data(contentsOf: URL(fileURLWithPath: output.latest + "/" + name))
            #expect(data.count == file.bytes)
            #expect(SHA256Hex.of(data) == file.sha256)
        }
    }

    @Test func whatAnInterruptedRunLeftIsRemoved() throws {
        let output = Output(folder: folder())
        defer { try? FileManager.default.removeItem(atPath: output.folder) }
        let first = try publish(["a"], in: output, at: "2026-11-24T10:00:00.000Z")
        let abandoned = try Staging(in: output)
        try abandoned.add(issue("half"))
        // A whole run that was renamed into place, but killed before the link was swapped.
        let unlinked = output.folder + "/runs/20261124T110000.000Z-000000000000"
        try FileManager.default.createDirectory(atPath: unlinked, withIntermediateDirectories: false)
        try Data().write(to: URL(fileURLWithPath: unlinked + "/" + Staging.mark))
        #expect(output.latestRun == first.run)
        #expect(try output.prepare() == 2)
        #expect(!FileManager.default.fileExists(atPath: abandoned.folder))
        #expect(!FileManager.default.fileExists(atPath: unlinked))
        #expect(output.latestManifest() == first)
    }

    /// The link may be lost in a copy, and a clock may go back: neither may cost a run that was published.
    @Test func historyIsNeverTakenForALeftover() throws {
        let output = Output(folder: folder())
        defer { try? FileManager.default.removeItem(atPath: output.folder) }
        let later = try publish(["a"], in: output, at: "2026-11-24T12:00:00.000Z")
        let earlier = try publish(["b"], in: output, at: "2026-11-24T09:00:00.000Z")
        #expect(output.latestRun == earlier.run)
        #expect(try output.prepare() == 0)
        try FileManager.default.removeItem(atPath: output.latest)
        #expect(try output.prepare() == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: output.folder + "/runs").sorted()
        #expect(names == [earlier.run, later.run])
    }

    @Test func oldRunsArePruned() throws {
        let output = Output(folder: folder())
        defer { try? FileManager.default.removeItem(atPath: output.folder) }
        for hour in 10...14 { _ = try publish(["\(hour)"], in: output, at: "2026-11-24T\(hour):00:00.000Z") }
        output.prune(keep: 2)
        let names = try FileManager.default.contentsOfDirectory(atPath: output.folder + "/runs").sorted()
        #expect(names.map { $0.prefix(11) } == ["20261124T13", "20261124T14"])
    }

    @Test func aFolderThatCannotBeMadeIsNamed() {
        let error = #expect(throws: DiskError.self) { try Output(folder: "/proc/ibid-output").prepare() }
        #expect(error?.description.hasPrefix("cannot create folder /proc/ibid-output: ") == true)
    }
}

@Suite struct SortedLinesTests {
    /// The same file comes out whether everything fits in memory or nothing does.
    @Test(arguments: [1 << 20, 200, 1]) func spillingChangesNothing(budget: Int) throws {
        let folder = NSTemporaryDirectory() + "ibid-sort-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let lines = SortedLines(path: folder + "/out", budget: budget)
        for number in (0..<100).map({ ($0 * 37) % 100 }) + [5, 5] {
            try lines.add(line: Array("line \(number)".utf8), key: key(number))
        }
        let summary = try lines.finish()
        let expected = (0..<100).map { "line \($0)\n" }.joined()
        #expect(try String(contentsOfFile: folder + "/out", encoding: .utf8) == expected)
        #expect(summary.lines == 100)
        #expect(summary.bytes == expected.utf8.count)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out"])
    }
}
