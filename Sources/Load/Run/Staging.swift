import Digests
import Foundation
import Glibc
import Records

/// A run being written aside. Nothing of it can be seen until `publish` swaps the one link, and then all of it can.
///
/// The order is what makes it whole (SQLite's atomic commit is the model): every file written and synced, the manifest last,
/// the folder renamed to its final name, its parent synced, the new link made beside the old one and renamed over it.
public final class Staging {
    static let prefix = ".staging-"
    /// A file that a run holds until the link points at it.
    static let mark = ".unpublished"

    public let folder: String
    private let output: Output
    private var tables: [Table: SortedLines] = [:]

    /// Starts a run in `output`, which must have been prepared.
    public init(in output: Output) throws(DiskError) {
        self.output = output
        folder = "\(output.runs)/\(Staging.prefix)\(getpid())-\(UInt32.random(in: 0 ... .max))"
        for path in [folder, folder + "/schema"] {
            guard unsafe mkdir(path, 0o755) == 0 else { throw DiskError("create folder", path) }
        }
        for table in Table.allCases {
            tables[table] = SortedLines(path: folder + "/" + table.file)
        }
    }

    public func add<Record: Row>(_ record: Record) throws {
        try tables[Record.table]?.add(line: JSONLine.encode(record), key: record.sortKey)
    }

    /// Writes everything out and publishes it. Returns the manifest as published.
    ///
    /// - Parameter now: ISO 8601 in UTC with milliseconds; names the run.
    public func publish(_ draft: Manifest, now: String) throws -> Manifest {
        var manifest = draft
        let data = RunningDigest(.sha256)
        for table in Table.allCases {
            guard let lines = tables[table] else { continue }
            let summary = try lines.finish()
            manifest.files[table.file] = .init(sha256: summary.digest, bytes: summary.bytes, records: summary.lines)
            data.update("\(table.file) \(summary.digest)\n".utf8)
        }
        let stamp = now.filter { $0 != "-" && $0 != ":" }
        manifest.run = "\(stamp)-\(data.finish().hex.prefix(12))"
        manifest.published = now
        for table in Table.allCases {
            try write(table.schema, to: table.schemaFile, in: &manifest)
        }
        try write(DataPackage.describe(manifest), to: "datapackage.json", in: &manifest)
        _ = try write(json: Staging.encode(manifest), to: Manifest.fileName)
        try DurableFile(creating: folder + "/" + Staging.mark).close()
        try syncFolder(folder + "/schema")
        try syncFolder(folder)

        let final = output.runs + "/" + manifest.run
        try rename(folder, to: final)
        try syncFolder(output.runs)
        let link = output.latest + ".new"
        unsafe unlink(link)
        guard unsafe symlink("runs/" + manifest.run, link) == 0 else { throw DiskError("create link", link) }
        try rename(link, to: output.latest)
        try syncFolder(output.folder)
        unsafe unlink(final + "/" + Staging.mark)
        return manifest
    }

    /// Removes everything written so far.
    public func discard() {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func write(_ value: JSONValue, to name: String, in manifest: inout Manifest) throws {
        let bytes = try write(json: Staging.encode(value), to: name)
        manifest.files[name] = .init(sha256: SHA256.hash(bytes).hex, bytes: bytes.count)
    }

    private func write(json: Data, to name: String) throws(DiskError) -> Data {
        let bytes = json + Data("\n".utf8)
        let file = try DurableFile(creating: folder + "/" + name)
        try file.write(bytes)
        try file.close()
        return bytes
    }

    private static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(value)
    }

    private func rename(_ from: String, to: String) throws(DiskError) {
        guard unsafe Glibc.rename(from, to) == 0 else { throw DiskError("rename to", to) }
    }
}
