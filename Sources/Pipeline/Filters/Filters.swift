import Archive
import Compression
import Fetch
import Foundation
import HTTP
import Normalize
import Parse
import Records
import Settings
import Verify

/// The stages as filters, wired to files, cache and network.
public enum Filters {
    /// `ibid fetch`, into the project's cache.
    public static func fetch(
        project: Project, pipeline name: String?, isOffline: Bool, configuration: Configuration
    ) throws(Failure) -> any LineFilter {
        let mode: RunMode = isOffline ? .offline : .live
        let archive = try CacheFolder(mode: mode, project: project).open(mode)
        let pipeline = try name.map { name throws(Failure) in try PipelineFolder(named: name, in: project) }
        let settings = pipeline?.settings.fetch ?? FetchSettings()
        let transport = isOffline ? nil : CurlTransport(CurlSettings(settings, folder: pipeline?.path ?? project.root))
        do {
            let walls = try Walls(files: configuration.files())
            return FetchFilter(
                Fetcher(
                    transport: transport, archive: archive, policy: FetchPolicy(settings, mode: mode), walls: walls))
        } catch {
            throw Failure(.usage, "\(error)")
        }
    }

    /// `ibid parse`. Captures are read from the project's cache, where there is one.
    public static func parse(project: Project?) -> any LineFilter {
        ParseFilter(
            file: { path in
                guard let data = FileManager.default.contents(atPath: path) else {
                    throw Failure(.partial, "no such file, or not one that may be read")
                }
                return path.hasSuffix(".gz") ? try ContentCoding.gzip.inflate(Array(data)).bytes : Array(data)
            },
            payload: project.map { project in
                { capture in
                    let archive = try CacheFolder(mode: .offline, project: project).open(.offline)
                    return try archive.payload(of: capture)
                }
            })
    }
}

extension Workbench {
    /// `ibid normalize`.
    public func normalizeFilter(mentions: Bool) -> any LineFilter {
        NormalizeFilter(lexicon: lexicon, mentions: mentions)
    }

    /// `ibid verify`.
    public func verifyFilter() -> any LineFilter {
        VerifyFilter(verifier: verifier)
    }
}
