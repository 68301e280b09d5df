import Foundation
import Load
import Normalize
import Records
import Schedule
import Settings

/// `Pipelines/<name>/`: its settings, read and checked, and the places of everything else in it.
public struct PipelineFolder: Sendable {
    public let name: String
    /// Absolute path.
    public let path: String
    public let settings: PipelineSettings
    public let schedule: Schedule?
    /// The series that `measures.yaml` asks for, where there is one.
    let measures: Measures
    /// What people have ruled in `rulings.yaml`, where there is one.
    let rulings: Rulings
    /// The bytes of its settings files by name, for the manifest's digest.
    let sources: [String: [UInt8]]

    /// Reads and checks `pipeline.yaml`.
    ///
    /// - Throws: `Failure(.usage)`: no such pipeline (with the nearest name), or everything that is wrong in the file.
    public init(named name: String, in project: Project) throws(Failure) {
        self.name = name
        let folder = project.pipelines + "/" + name
        path = folder
        var sources: [String: [UInt8]] = [:]
        func read<Value>(
            _ file: String, _ parse: ([UInt8], String) throws(Complaints) -> Value
        ) throws(Failure) -> Value? {
            guard let bytes = FileManager.default.contents(atPath: folder + "/" + file).map(Array.init) else {
                return nil
            }
            sources[file] = bytes
            do { return try parse(bytes, "Pipelines/\(name)/\(file)") } catch {
                throw Failure(.usage, error.description)
            }
        }
        let isPlain = !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
        guard isPlain, let settings = try read("pipeline.yaml", PipelineSettings.parse) else {
            throw Failure(.usage, PipelineFolder.absence(of: name, in: project))
        }
        self.settings = settings
        measures = try read("measures.yaml", MeasureSettings.parse).map(Measures.init) ?? Measures()
        rulings =
            try read("rulings.yaml") { bytes, file throws(Complaints) in
                Rulings(try RulingSettings.parse(bytes, file: file), file: file)
            } ?? Rulings()
        self.sources = sources
        do {
            schedule = try settings.schedule.map { given throws(Schedule.Malformed) in
                try Schedule(given.refresh, zone: given.zone)
            }
        } catch {
            throw Failure(.usage, "Pipelines/\(name)/pipeline.yaml: schedule: \(error.description)")
        }
    }

    public var output: Output {
        Output(folder: Project.absolute(settings.output.folder, from: path))
    }

    /// Where a run of `mode` is published. Stand-ins never replace real data: once a real run has been published, rehearsals
    /// go to a folder of their own.
    func output(for mode: RunMode) -> Output {
        guard mode == .rehearsal, let latest = output.latestManifest(), latest.mode != RunMode.rehearsal.rawValue else {
            return output
        }
        return Output(folder: output.folder + "/rehearsal")
    }

    var lockFile: String { output.folder + "/.lock" }
    var rehearsal: String { path + "/rehearsal" }

    private static func absence(of name: String, in project: Project) -> String {
        let names = project.pipelineNames()
        let near = Nearest.match(for: name, among: names).map { "; did you mean '\($0)'?" }
        let all =
            names.isEmpty ? "; there are none in \(project.pipelines)" : "; there are \(names.joined(separator: ", "))"
        return "there is no pipeline '\(name)'" + (near ?? all)
    }
}
