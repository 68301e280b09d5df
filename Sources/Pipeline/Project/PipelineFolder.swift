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
    /// The bytes of `pipeline.yaml`, for the manifest's digest.
    let source: [UInt8]

    /// Reads and checks `pipeline.yaml`.
    ///
    /// - Throws: `Failure(.usage)`: no such pipeline (with the nearest name), or everything that is wrong in the file.
    public init(named name: String, in project: Project) throws(Failure) {
        self.name = name
        path = project.pipelines + "/" + name
        let isPlain = !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
        guard isPlain, let data = FileManager.default.contents(atPath: path + "/pipeline.yaml") else {
            throw Failure(.usage, PipelineFolder.absence(of: name, in: project))
        }
        source = Array(data)
        let shown = "Pipelines/\(name)/pipeline.yaml"
        do {
            settings = try PipelineSettings.parse(source, file: shown)
        } catch {
            throw Failure(.usage, error.description)
        }
        do {
            measures =
                try FileManager.default.contents(atPath: path + "/measures.yaml").map { data throws(Complaints) in
                    Measures(try MeasureSettings.parse(Array(data), file: "Pipelines/\(name)/measures.yaml"))
                } ?? Measures()
            let file = "Pipelines/\(name)/rulings.yaml"
            rulings =
                try FileManager.default.contents(atPath: path + "/rulings.yaml").map { data throws(Complaints) in
                    Rulings(try RulingSettings.parse(Array(data), file: file), file: file)
                } ?? Rulings()
        } catch {
            throw Failure(.usage, error.description)
        }
        do {
            schedule = try settings.schedule.map { given throws(Schedule.Malformed) in
                try Schedule(given.refresh, zone: given.zone)
            }
        } catch {
            throw Failure(.usage, "\(shown): schedule: \(error.description)")
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
