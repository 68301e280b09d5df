import Foundation

/// A project folder to run in and throw away, with the lexicons of the checkout.
final class TemporaryProject {
    let root: String

    init() throws {
        root = NSTemporaryDirectory() + "ibid-project-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root + "/Pipelines", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: root + "/config", withDestinationPath: Program.checkout + "/config")
        // Tests that drop privileges must still get in.
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: root)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }

    /// A project with a copy of the Kazakhstan pipeline, without what runs have put out.
    static func kazakhstan() throws -> TemporaryProject {
        let project = try TemporaryProject()
        let target = project.root + "/Pipelines/kazakhstan"
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        let source = Program.checkout + "/Pipelines/kazakhstan"
        for name in try FileManager.default.contentsOfDirectory(atPath: source) where name != "output" {
            try FileManager.default.copyItem(atPath: source + "/" + name, toPath: target + "/" + name)
        }
        return project
    }

    var output: String { root + "/Pipelines/kazakhstan/output" }

    func path(_ name: String) -> String { root + "/" + name }

    func write(_ text: String, to name: String) throws {
        let path = path(name)
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    func read(_ name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
    }

    /// Replaces text in a file; the text must be there.
    func edit(_ name: String, _ old: String, _ new: String) throws {
        let text = try read(name)
        guard text.contains(old) else { throw CocoaError(.fileReadCorruptFile) }
        try write(text.replacing(old, with: new), to: name)
    }

    func ibid(_ arguments: String..., input: String? = nil) throws -> Program.Ended {
        try Program.run(arguments, input: input, in: root)
    }
}
