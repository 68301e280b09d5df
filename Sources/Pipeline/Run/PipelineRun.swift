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
    /// Whether to wait for another run to end, where the alternative is to be busy.
    let waits: Bool

    public init(
        project: Project, pipeline: PipelineFolder, workbench: Workbench, mode: RunMode, progress: ProgressLog,
        interruption: Interruption, waits: Bool
    ) {
        self.project = project
        self.pipeline = pipeline
        self.workbench = workbench
        self.mode = mode
        self.progress = progress
        self.interruption = interruption
        self.waits = waits
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
        let planner = Fetcher(
            transport: nil, archive: archive, policy: FetchPolicy(pipeline.settings.fetch, mode: mode))
        let network = CurlSettings(pipeline.settings.fetch, folder: pipeline.path)
        var lines: [String] = []
        for url in claims.urls {
            let labels = cited.citations.filter { $0.url == url }.map { "[\($0.label)]" }.joined(separator: " ")
            let what: String
            switch mode {
            case .rehearsal: what = "read its stand-in"
            case .offline:
                let kept = (try? archive.readableCapture(of: url)).flatMap { $0 }
                what = kept.map { "read the cache, captured \(Timestamp.minute($0.retrieved))" } ?? "not in the cache"
            case .live: what = try Self.intention(url, planner, network)
            }
            lines.append("\(labels)  \(TerminalText.safe(url))  \(what)")
        }
        for citation in cited.citations where citation.url == nil {
            lines.append("[\(TerminalText.safe(citation.label))]  no address  nothing to ask for")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func intention(
        _ url: String, _ planner: Fetcher, _ network: CurlSettings
    ) throws(Failure) -> String {
        let plan: FetchPlan
        do {
            plan = try planner.plan(url, refusal: network.refusal)
        } catch {
            throw Failure(.usage, error.message)
        }
        let since = plan.captured.map { "in the cache since \(Timestamp.minute($0)); " } ?? ""
        return switch plan.decision {
        case .ask: since + "ask"
        case .revalidate: since + "ask whether it changed"
        case .fresh: since + "do not ask: \(plan.reason)"
        case .refuse: since + "do not ask: \(plan.reason)"
        }
    }

    /// Runs and publishes.
    ///
    /// - Throws: `Failure` with the exit code: `.busy`, `.usage` for the settings or the document, `.withheld` where an
    ///   expectation failed or the disk said no. Nothing is published then.
    func perform() async throws(Failure) -> Result {
        let started = Timestamp.now()
        let output = pipeline.output(for: mode)
        do { try pipeline.output.makeFolder() } catch { throw Failure(.usage, "\(error); nothing was done") }
        let lock = try Lock(path: pipeline.lockFile, name: "pipeline '\(pipeline.name)'", waiting: waits)
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
        } catch let error as ArchiveError {
            staging.discard()
            throw Failure(
                .withheld,
                "\(error.message); nothing more was asked for, nothing was published, and the last good run stays")
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

        var figures: [Span] = []
        for var fact in workbench.facts(of: cited.document) {
            // A note names its source; what its title says, the source states for itself.
            let isInNote = cited.citations.contains { $0.start < fact.evidence.end && fact.evidence.start < $0.end }
            if isInNote { continue }
            fact.citations = Claims.citations(cited.citations, holding: fact.evidence.span)
            try staging.add(fact)
            tally.add(documentFacts: 1)
            if pipeline.measures.wants(fact) { tally.measured.append(fact) }
            if fact.bound != nil || fact.time != nil { figures.append(fact.evidence.span) }
        }
        let model = try await sentenceModel(staging)
        try await sources(of: cited, figures: figures, model: model, into: staging, cache: cache, tally: &tally)
        for row in pipeline.measures.table(of: tally.measured) { try staging.add(row) }
        report(tally)
        try Expectation.check(pipeline.settings.expectations, citations: cited.citations.count, tally: tally)

        var draft = Manifest(
            ibid: Version.current, pipeline: pipeline.name, mode: mode.rawValue, started: started,
            settings: workbench.digest(with: pipeline.sources), versions: workbench.versions)
        draft.versions["embeddings"] = model?.model
        draft.outcomes = tally.outcomes
        draft.rulings = tally.rulings
        draft.exitCode = Int(tally.exitCode.rawValue)
        let manifest = try staging.publish(draft, now: Timestamp.now())
        return (tally, manifest)
    }

    /// Fetches every source and takes each through the stages as it comes, so that one is in memory at a time.
    private func sources(
        of cited: Workbench.Cited, figures: [Span], model: EmbeddingService?, into staging: Staging, cache: CacheFolder,
        tally: inout Tally
    ) async throws {
        let claims = Claims(of: cited.document, citations: cited.citations)
        var rulings = mode == .rehearsal ? Rulings() : pipeline.rulings
        var reviews = Reviews(claims, figures: figures)
        let archive = try cache.open(mode, waiting: waits)
        interruption.finish { archive.close() }
        for notice in archive.notices { try staging.add(notice) }
        if mode == .live, pipeline.settings.fetch.contact == nil { try warnOfNoContact(staging) }
        let fetcher = try workbench.fetcher(for: pipeline, project: project, mode: mode, archive: archive)
        let urls = claims.urls
        func rule(
            _ claim: Claims.Claim, _ source: Workbench.PreparedSource?, _ capture: Capture?, _ earlier: Earlier?,
            meaning: Meaning? = nil
        ) throws {
            var verdict = workbench.verdict(on: claim, source: source, capture: capture, meaning: meaning)
            if let earlier { workbench.add(earlier, to: &verdict, on: claim) }
            let lapsed = rulings.apply(to: &verdict, source: claim.citation.url, text: source?.article.text)
            if let lapsed { try staging.add(lapsed) }
            try staging.add(verdict)
            tally.add(verdict, label: claim.citation.label)
            reviews.add(verdict, by: workbench)
        }
        progress.report(.sources(done: 0, total: urls.count))
        var done = 0
        try await fetcher.retrieve(urls, near: claims.accessed) { place, found in
            let url = urls[place]
            try staging.add(found.live)
            tally.add(found, of: url, citations: cited.citations)
            let source = try read(found, of: url, in: archive, into: staging, tally: &tally)
            let earlier = try source.flatMap { source in
                try self.earlier(
                    than: source, read: found.best, of: url, day: claims.accessed[url], in: archive, into: staging)
            }
            let leaning = claims.leaning(on: url)
            let meanings = try await self.meanings(of: leaning, in: source, by: model, into: staging)
            for (claim, meaning) in zip(leaning, meanings) {
                try rule(claim, source, found.live, earlier, meaning: meaning)
            }
            if let source { reviews.ask(source, at: url, by: workbench) }
            done += 1
            progress.report(.sources(done: done, total: urls.count))
        }
        if let full = fetcher.stopped { throw full }
        for claim in claims.unaddressed { try rule(claim, nil, nil, nil) }
        for issue in rulings.unused { try staging.add(issue) }
        for review in reviews.all {
            try staging.add(review)
            tally.add(review, citations: cited.citations)
        }
    }

    private func warnOfNoContact(_ staging: Staging) throws {
        let warning = Issue(
            severity: .warning, stage: "fetch", code: "no_contact", message: FetchDesk.noContact,
            place: "Pipelines/\(pipeline.name)/pipeline.yaml")
        progress.report(.note("\(warning.place ?? ""): \(warning.message)"))
        try staging.add(warning)
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
        if let elsewhere = tally.elsewhere { progress.report(.stage("", elsewhere)) }
    }
}
