import Archive
import Cite
import Fetch
import Foundation
import HTTP
import Load
import Records
import Report
import Verify

/// One run of a pipeline: every stage in order, then publication.
public struct PipelineRun: Sendable {
    let project: Project
    let pipeline: PipelineFolder
    let workbench: Workbench
    let mode: RunMode
    let progress: ProgressLog
    let interruption: Interruption

    public init(
        project: Project, pipeline: PipelineFolder, workbench: Workbench, mode: RunMode, progress: ProgressLog,
        interruption: Interruption
    ) {
        self.project = project
        self.pipeline = pipeline
        self.workbench = workbench
        self.mode = mode
        self.progress = progress
        self.interruption = interruption
    }

    /// What came of it, for the end of the command.
    public struct Result: Sendable {
        public let code: ExitCode
        public let summary: Summary
        public let manifest: Manifest
    }

    /// Runs, publishes, and keeps for `ibid status` how it ended.
    public func performAndRemember() async throws(Failure) -> Result {
        let folder = pipeline.output.folder
        do {
            let result = try await perform()
            Attempt(ended: Timestamp.now(), mode: mode.rawValue, exitCode: Int(result.code.rawValue), message: nil)
                .save(in: folder)
            return result
        } catch {
            if error.code != .busy {
                Attempt(
                    ended: Timestamp.now(), mode: mode.rawValue, exitCode: Int(error.code.rawValue),
                    message: error.description
                ).save(in: folder)
            }
            throw error
        }
    }

    /// What a run would ask for, a line for each source, and why not where it would not.
    public func plan() throws(Failure) -> String {
        let cited = try workbench.cite(pipeline)
        let claims = Claims(of: cited.document, citations: cited.citations)
        let archive = try CacheFolder(mode: .offline, project: project).open(.offline)
        var lines: [String] = []
        for url in claims.urls {
            let labels = cited.citations.filter { $0.url == url }.map { "[\($0.label)]" }.joined(separator: " ")
            let kept = (try? archive.readableCapture(of: url)).flatMap { $0 }
            let what: String
            switch mode {
            case .rehearsal: what = "read its stand-in"
            case .offline:
                what = kept.map { "read the cache, captured \(Timestamp.minute($0.retrieved))" } ?? "not in the cache"
            case .live:
                what =
                    kept.map { "in the cache since \(Timestamp.minute($0.retrieved)); ask once it is stale" } ?? "ask"
            }
            lines.append("\(labels)  \(TerminalText.safe(url))  \(what)")
        }
        for citation in cited.citations where citation.url == nil {
            lines.append("[\(TerminalText.safe(citation.label))]  no address  nothing to ask for")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Runs and publishes.
    ///
    /// - Throws: `Failure` with the exit code: `.busy`, `.usage` for the settings or the document, `.withheld` where an
    ///   expectation failed or the disk said no. Nothing is published then.
    func perform() async throws(Failure) -> Result {
        let started = Timestamp.now()
        let output = pipeline.output(for: mode)
        do { try pipeline.output.makeFolder() } catch { throw Failure(.usage, "\(error); nothing was done") }
        let lock = try Lock(path: pipeline.lockFile, name: "pipeline '\(pipeline.name)'")
        defer { withExtendedLifetime(lock) {} }
        do throws(DiskError) {
            let removed = try output.prepare()
            if removed > 0 { progress.report(.note("removed what \(removed) interrupted run(s) had left")) }
        } catch {
            throw Failure(.usage, "\(error); nothing was done")
        }
        let cited = try workbench.cite(pipeline)
        let staging: Staging
        do { staging = try Staging(in: output) } catch { throw Failure(.withheld, "\(error); nothing was published") }
        let folder = staging.folder
        let cache = try CacheFolder(mode: mode, project: project)
        interruption.onInterrupt {
            try? FileManager.default.removeItem(atPath: folder)
            cache.remove()
        }
        defer {
            interruption.onInterrupt(nil)
            cache.remove()
        }
        do {
            let (tally, manifest) = try await work(on: cited, into: staging, cache: cache, started: started)
            progress.report(.stage("load", "\(output.latest) -> runs/\(manifest.run)"))
            output.prune(keep: pipeline.settings.output.keep)
            return Result(code: tally.exitCode, summary: tally.summary(of: cited.citations), manifest: manifest)
        } catch let failure as Failure {
            staging.discard()
            throw failure
        } catch {
            staging.discard()
            throw Failure(.withheld, "\(error); nothing was published, and the last good run stays")
        }
    }

    private func work(
        on cited: Workbench.Cited, into staging: Staging, cache: CacheFolder, started: String
    ) async throws -> (Tally, Manifest) {
        var tally = Tally()
        try staging.add(cited.document)
        for citation in cited.citations { try staging.add(citation) }
        for issue in cited.issues { try staging.add(issue) }
        let markers = cited.citations.reduce(0) { $0 + $1.markers.count }
        let repairs = cited.citations.filter { $0.urlAsWritten != nil }.count
        progress.report(
            .stage(
                "cite",
                "\(cited.citations.count) citations, \(markers) markers, \(repairs) repaired \(repairs == 1 ? "address" : "addresses")"
            ))

        for var fact in workbench.facts(of: cited.document) {
            // A note names its source; what its title says, the source states for itself.
            let isInNote = cited.citations.contains { $0.start < fact.evidence.end && fact.evidence.start < $0.end }
            if isInNote { continue }
            fact.citations = Claims.citations(cited.citations, holding: fact.evidence.span)
            try staging.add(fact)
            tally.add(documentFacts: 1)
            if pipeline.measures.wants(fact) { tally.measured.append(fact) }
        }
        try await sources(of: cited, into: staging, cache: cache, tally: &tally)
        for row in pipeline.measures.table(of: tally.measured) { try staging.add(row) }
        report(tally)
        try Expectation.check(pipeline.settings.expectations, citations: cited.citations.count, tally: tally)

        var draft = Manifest(
            ibid: Version.current, pipeline: pipeline.name, mode: mode.rawValue, started: started,
            settings: workbench.digest(with: pipeline.source), versions: workbench.versions)
        draft.outcomes = tally.outcomes
        draft.rulings = tally.rulings
        draft.exitCode = Int(tally.exitCode.rawValue)
        let manifest = try staging.publish(draft, now: Timestamp.now())
        return (tally, manifest)
    }

    /// Fetches every source and takes each through the stages as it comes, so that one is in memory at a time.
    private func sources(
        of cited: Workbench.Cited, into staging: Staging, cache: CacheFolder, tally: inout Tally
    ) async throws {
        let claims = Claims(of: cited.document, citations: cited.citations)
        let archive = try cache.open(mode)
        for notice in archive.notices { try staging.add(notice) }
        let fetcher = try workbench.fetcher(for: pipeline, project: project, mode: mode, archive: archive)
        let urls = claims.urls
        progress.report(.sources(done: 0, total: urls.count))
        var done = 0
        try await fetcher.captures(of: urls) { place, capture in
            let url = urls[place]
            try staging.add(capture)
            tally.add(capture, of: url, citations: cited.citations)
            let source = try read(capture, of: url, in: archive, into: staging, tally: &tally)
            for claim in claims.leaning(on: url) {
                let verdict = workbench.verdict(on: claim, source: source, capture: capture)
                try staging.add(verdict)
                tally.add(verdict, label: claim.citation.label)
            }
            done += 1
            progress.report(.sources(done: done, total: urls.count))
        }
        for claim in claims.unaddressed {
            let verdict = workbench.verdict(on: claim, source: nil, capture: nil)
            try staging.add(verdict)
            tally.add(verdict, label: claim.citation.label)
        }
    }

    /// The source's text, its facts written down on the way; nil where nothing can be read.
    ///
    /// Where a refresh failed in a way that may pass, the last copy that could be read still stands: one bad night must not turn
    /// every verdict to `unread`. The failed capture is published beside it, and an issue says which copy was read.
    private func read(
        _ capture: Capture, of url: String, in archive: Archive, into staging: Staging, tally: inout Tally
    ) throws -> Workbench.PreparedSource? {
        do {
            var kept = capture
            if !capture.outcome.isRead {
                guard capture.outcome.mayPass, let earlier = try archive.readableCapture(of: capture.url) else {
                    return nil
                }
                kept = earlier
                try staging.add(kept)
                try staging.add(
                    Issue(
                        severity: .warning, stage: "fetch", code: "not_refreshed",
                        message: "not refreshed (\(capture.outcome.rawValue)); the copy of \(kept.retrieved) was read",
                        place: url, record: kept.id))
            }
            let reading = workbench.reading(of: kept, payload: try archive.payload(of: kept), cited: url)
            try staging.add(reading.article)
            tally.addArticle()
            for fact in workbench.facts(of: reading) {
                try staging.add(fact)
                tally.add(sourceFacts: 1)
                if pipeline.measures.wants(fact) { tally.measured.append(fact) }
            }
            return workbench.prepare(reading)
        } catch let error as ArchiveError {
            try staging.add(
                Issue(
                    severity: .error, stage: "fetch", code: "cache_corrupt", message: error.message, place: url,
                    record: capture.id))
            return nil
        }
    }

    private func report(_ tally: Tally) {
        progress.report(.stage("fetch", "\(tally.sources) sources: \(Tally.list(tally.outcomes))"))
        progress.report(.stage("parse", "\(tally.articles) articles"))
        progress.report(
            .stage(
                "normalize",
                "\(tally.documentFacts + tally.sourceFacts) facts: \(tally.documentFacts) of the document, "
                    + "\(tally.sourceFacts) of its sources"))
        let claims = tally.rulings.values.reduce(0, +)
        progress.report(.stage("verify", "\(claims) claims: \(Tally.list(tally.rulings))"))
    }
}
