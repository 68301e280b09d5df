import Archive
import Compression
import Fetch
import Foundation
import Language
import Normalize
import Parse
import Records
import Verify

/// The stages as filters, wired to files, cache and network.
public enum Filters {
    /// `ibid robots`.
    public static var robots: any LineFilter { RobotsFilter() }

    /// `ibid parse`. Captures are read from the project's cache, and sites by the rules in `config/sites`, where there are any.
    public static func parse(project: Project?, configuration: Configuration?) throws(Failure) -> any LineFilter {
        let reader: Reader
        do {
            let files = try configuration?.files() ?? [:]
            reader = Reader(sites: try SiteRuleFiles(files: files).rules, judge: try Judge(files: files))
        } catch {
            throw Failure(.usage, "\(error)")
        }
        guard let project else { return ParseFilter(reader: reader, file: file) }
        return ParseFilter(reader: reader, file: file) { capture in
            try CacheFolder(mode: .offline, project: project).open(.offline).payload(of: capture)
        }
    }

    /// `ibid normalize`.
    public static func normalize(_ configuration: Configuration, mentions: Bool) throws(Failure) -> any LineFilter {
        NormalizeFilter(lexicon: try configuration.lexicon(), mentions: mentions)
    }

    /// `ibid verify`.
    ///
    /// - Parameter embeddings: the address of a sentence model.
    public static func verify(
        _ configuration: Configuration, embeddings: String?
    ) async throws(Failure) -> any LineFilter {
        let files = try configuration.files()
        do {
            let analyzer = Analyzer(lexicon: try Lexicon.load(files: files))
            var model: (any SentenceModel)?
            if let embeddings { model = try await EmbeddingService.open(embeddings) }
            return VerifyFilter(verifier: try Verifier(analyzer: analyzer, files: files), model: model)
        } catch let error as SentenceModelError {
            throw Failure(.usage, "--embeddings: \(error.message)")
        } catch {
            throw Failure(.usage, "\(error)")
        }
    }

    private static func file(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.partial, "no such file, or not one that may be read")
        }
        return path.hasSuffix(".gz") ? try ContentCoding.gzip.inflate(Array(data)).bytes : Array(data)
    }
}
