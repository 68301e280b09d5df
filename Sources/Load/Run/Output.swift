import Foundation
import Glibc

/// The output folder of a pipeline: `runs/<time>-<digest>/…` and `latest`, the one link that publishes.
///
/// Only one process at a time may write here; the caller holds the pipeline's lock.
public struct Output: Sendable {
    public let folder: String

    public init(folder: String) {
        self.folder = folder
    }

    var runs: String { folder + "/runs" }
    public var latest: String { folder + "/latest" }

    /// Where `latest` points: the name of the last published run, or nil before the first.
    public var latestRun: String? {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: latest)).map { ($0 as NSString).lastPathComponent }
    }

    /// The manifest of the last published run, or nil before the first.
    public func latestManifest() -> Manifest? {
        guard let data = FileManager.default.contents(atPath: latest + "/" + Manifest.fileName) else { return nil }
        return try? JSONDecoder().decode(Manifest.self, from: data)
    }

    /// Makes the folder itself, so that it can be locked.
    public func makeFolder() throws(DiskError) {
        try Output.make(folder)
    }

    /// Makes the folder ready for a run, and removes what interrupted runs left: staging folders, and whole runs that were
    /// never linked, known by their mark. Nothing else is touched: not history when the link is lost, nor when the clock went
    /// back. Returns how many were removed.
    @discardableResult
    public func prepare() throws(DiskError) -> Int {
        try Output.make(folder)
        try Output.make(runs)
        guard unsafe access(runs, W_OK | X_OK) == 0 else { throw DiskError("write in", runs) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? []
        let published = latestRun
        var removed = 0
        for name in names {
            let mark = "\(runs)/\(name)/\(Staging.mark)"
            if name == published {
                // Killed between the swap of the link and the removal of the mark: it is published.
                unsafe unlink(mark)
            } else if name.hasPrefix(Staging.prefix) || FileManager.default.fileExists(atPath: mark) {
                try? FileManager.default.removeItem(atPath: runs + "/" + name)
                removed += 1
            }
        }
        unsafe unlink(latest + ".new")
        return removed
    }

    /// Removes the oldest published runs beyond the newest `keep`; `latest` always stays.
    public func prune(keep: Int) {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? [])
            .filter { !$0.hasPrefix(Staging.prefix) && $0 != latestRun }.sorted()
        for name in names.dropLast(max(0, keep - 1)) {
            try? FileManager.default.removeItem(atPath: runs + "/" + name)
        }
    }

    private static func make(_ path: String) throws(DiskError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw DiskError("create folder", path, code: code(of: error))
        }
    }

    private static func code(of error: any Error) -> Int32 {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let underlying, underlying.domain == NSPOSIXErrorDomain { return Int32(underlying.code) }
        return (error as? POSIXError)?.code.rawValue ?? EIO
    }
}
