import Foundation

/// A project folder: the one that holds `Pipelines`, `Cache` and `config`.
public struct Project: Sendable {
    /// Absolute path.
    public let root: String

    public init(root: String) {
        self.root = root
    }

    /// The project named on the command line, or the nearest folder at or above the working one that has `Pipelines`.
    public static func find(named given: String?, from start: String) throws(Failure) -> Project {
        if let given {
            let root = absolute(given, from: start)
            guard isFolder(root + "/Pipelines") else {
                throw Failure(.usage, "--project \(given): there is no folder \(root)/Pipelines")
            }
            return Project(root: root)
        }
        var folder = start
        while true {
            if isFolder(folder + "/Pipelines") { return Project(root: folder) }
            let parent = (folder as NSString).deletingLastPathComponent
            guard parent != folder, !parent.isEmpty else {
                throw Failure(
                    .usage,
                    "no project here: neither \(start) nor a folder above it has a Pipelines folder; name one with --project DIR"
                )
            }
            folder = parent
        }
    }

    public var cache: String { root + "/Cache" }
    public var pipelines: String { root + "/Pipelines" }

    /// Names of all pipelines, sorted: the folders that hold a `pipeline.yaml`.
    public func pipelineNames() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: pipelines)) ?? []
        return names.filter { FileManager.default.fileExists(atPath: "\(pipelines)/\($0)/pipeline.yaml") }.sorted()
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    static func absolute(_ path: String, from folder: String) -> String {
        let joined = path.hasPrefix("/") ? path : folder + "/" + path
        return (joined as NSString).standardizingPath
    }
}
