import Foundation
import Glibc
import Pipeline
import Report

/// `ibid run [NAME]`.
struct RunVerb {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func perform() async throws -> ExitCode {
        let invocation = context.invocation
        let mode = try mode()
        let form = try form()
        let project = try context.project()
        guard let names = try names(in: project) else { return .clean }
        let workbench = try context.workbench()
        let console = context.console
        let interruption = Interruption { console.complain($0) }
        var codes: [ExitCode] = []
        for name in names {
            do {
                let pipeline = try PipelineFolder(named: name, in: project)
                let progress = console.progress(form)
                if mode == .rehearsal {
                    progress.report(.note("rehearsal of '\(name)': stand-in pages, not the real sources"))
                }
                let run = PipelineRun(
                    project: project, pipeline: pipeline, workbench: workbench, mode: mode, progress: progress,
                    interruption: interruption, waits: invocation.has("wait"))
                if invocation.has("dry-run") {
                    try console.out.write(try run.plan())
                    codes.append(.clean)
                    continue
                }
                codes.append(try await perform(run, form: form))
            } catch let failure as Failure where names.count > 1 {
                console.complain(failure.description)
                codes.append(failure.code)
            }
        }
        return .worst(of: codes)
    }

    private func perform(_ run: PipelineRun, form: ProgressLog.Form) async throws -> ExitCode {
        let result = try await run.performAndRemember()
        if form == .terminal || form == .plain {
            // The run is published by now: whether anybody reads the summary changes nothing.
            try? context.console.out.write(
                "\n" + result.summary.text(style: context.console.style(for: STDOUT_FILENO)) + "\n" + closing(result)
                    + "\n")
        }
        return result.code
    }

    private func closing(_ result: PipelineRun.Result) -> String {
        let meaning =
            switch result.code {
            case .findings: "published, with claims that are disputed or absent"
            case .partial: "published, with sources that could not be read"
            default: "published"
            }
        let rehearsal = result.manifest.mode == RunMode.rehearsal.rawValue ? "rehearsal " : ""
        return "\(rehearsal)run \(result.manifest.run): \(meaning) (exit code \(result.code.rawValue))"
    }

    private func mode() throws(Failure) -> RunMode {
        switch (context.invocation.has("offline"), context.invocation.has("rehearse")) {
        case (true, true): throw Failure(.usage, "--offline and --rehearse exclude each other")
        case (true, false): return .offline
        case (false, true): return .rehearsal
        case (false, false): return .live
        }
    }

    private func form() throws(Failure) -> ProgressLog.Form {
        let format = context.invocation.value("log") ?? "text"
        guard ["text", "json"].contains(format) else {
            throw Failure(.usage, "--log takes 'text' or 'json', not '\(format)'")
        }
        if context.invocation.has("quiet") { return .quiet }
        if format == "json" { return .json }
        return isatty(STDERR_FILENO) == 1 ? .terminal : .plain
    }

    /// The pipelines to run; nil when none is due.
    private func names(in project: Project) throws(Failure) -> [String]? {
        let given = context.invocation.operands.first
        guard context.invocation.has("due") else {
            guard let given else {
                throw Failure(
                    .usage, "name a pipeline (\(project.pipelineNames().joined(separator: ", "))), or say --due")
            }
            return [given]
        }
        let candidates = given.map { [$0] } ?? project.pipelineNames()
        let due = candidates.filter { name in
            let status = Status(of: name, in: project, now: Date())
            return status.isDue || status.complaint != nil
        }
        if due.isEmpty, !context.invocation.has("quiet") { context.console.say("nothing is due") }
        return due.isEmpty ? nil : due
    }
}
