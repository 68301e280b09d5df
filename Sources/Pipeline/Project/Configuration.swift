import Digests
import Foundation
import Language

/// The `config` folder: lexicons and rules that are data. A project's own folder comes first, then the one installed with
/// the program (`../share/ibid/config`), then the one of the source tree it was built in.
public struct Configuration: Sendable {
    public let folder: String

    public init(folder: String) {
        // Foundation's enumerator does not look behind a link.
        self.folder = (folder as NSString).resolvingSymlinksInPath
    }

    public static func find(project: Project?, executable: String) throws(Failure) -> Configuration {
        var candidates: [String] = []
        if let project { candidates.append(project.root + "/config") }
        let home = (executable as NSString).deletingLastPathComponent
        candidates.append((home + "/../share/ibid/config" as NSString).standardizingPath)
        var folder = home
        while folder.count > 1 {
            candidates.append(folder + "/config")
            folder = (folder as NSString).deletingLastPathComponent
        }
        guard let found = candidates.first(where: { Project.isFolder($0 + "/language") }) else {
            throw Failure(
                .usage,
                "the lexicons are missing: no config/language in the project, in ../share/ibid beside the program, or above it"
            )
        }
        return Configuration(folder: found)
    }

    /// Every YAML file in the folder whose path below it is wanted, by that path.
    public func files(where isWanted: (String) -> Bool = { _ in true }) throws(Failure) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        let names = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]) ?? []
        for name in names where name.hasSuffix(".yaml") && isWanted(name) {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
                throw Failure(.usage, "cannot read \(folder)/\(name)")
            }
            files[name] = Array(data)
        }
        guard !files.isEmpty else { throw Failure(.usage, "\(folder) holds no YAML file that may be read") }
        return files
    }

    /// The words that `normalize` and `explain` know, without what other stages keep in the folder.
    func lexicon() throws(Failure) -> Lexicon {
        let files = try files(where: Lexicon.reads)
        do { return try Lexicon.load(files: files) } catch { throw Failure(.usage, "\(error)") }
    }

    /// One SHA-256 over the names and contents of all files.
    public static func digest(of files: [String: [UInt8]]) -> String {
        let hash = RunningDigest(.sha256)
        for name in files.keys.sorted() {
            hash.update("\(name.utf8.count) \(name) \(files[name]!.count)\n".utf8)
            hash.update(files[name]!)
        }
        return hash.finish().hex
    }
}
