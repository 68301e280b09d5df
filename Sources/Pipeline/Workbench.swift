import Archive
import Cite
import Fetch
import Foundation
import HTTP
import Language
import Normalize
import Parse
import Records
import Settings
import Verify

/// Every stage, made ready once: what a run and the filters work with.
public final class Workbench: Sendable {
    let lexicon: Lexicon
    let analyzer: Analyzer
    let normalizer: Normalizer
    let verifier: Verifier
    let reader: Reader
    let sites: SiteRuleFiles
    let walls: Walls
    private let configuration: String

    /// Reads the `config` folder.
    ///
    /// - Throws: `Failure(.usage)` with every complaint about a file in it.
    public init(_ configuration: Configuration) throws(Failure) {
        let files = try configuration.files()
        do {
            lexicon = try Lexicon.load(files: files)
            analyzer = Analyzer(lexicon: lexicon)
            normalizer = Normalizer(lexicon: lexicon)
            verifier = try Verifier(analyzer: analyzer, files: files)
            walls = try Walls(files: files)
            sites = try SiteRuleFiles(files: files)
            reader = Reader(sites: sites.rules, judge: try Judge(files: files))
        } catch {
            throw Failure(.usage, "\(error)")
        }
        self.configuration = Configuration.digest(of: files)
    }

    /// The version of every reader and rule set, for the manifest.
    var versions: [String: String] {
        ["cite": Citer.version, "parse": Reader.version, "normalize": Normalizer.version, "verify": Verifier.version]
    }

    /// One SHA-256 over a pipeline's settings and all of `config`.
    func digest(with settings: [String: [UInt8]]) -> String {
        Configuration.digest(of: settings.merging(["config": Array(configuration.utf8)]) { mine, _ in mine })
    }
}

// MARK: The document

extension Workbench {
    /// A document with its citations.
    public struct Cited: Sendable {
        public var document: Document
        public var citations: [Citation]
        public var issues: [Issue]
    }

    /// Reads and cites a document.
    ///
    /// - Parameters:
    ///   - name: what the document is called in messages and records.
    /// - Throws: `Failure(.usage)` for one that is empty, binary, not UTF-8 or too large.
    public static func cite(_ bytes: [UInt8], name: String) throws(Failure) -> Cited {
        do {
            let document = try DocumentReader().read(bytes, name: name)
            let cited = Citer().cite(document)
            return Cited(document: document, citations: cited.citations, issues: cited.issues)
        } catch {
            throw Failure(.usage, error.message)
        }
    }

    func cite(_ pipeline: PipelineFolder) throws(Failure) -> Cited {
        let path = Project.absolute(pipeline.settings.document, from: pipeline.path)
        var cited = try Self.cite(try Self.read(path), name: pipeline.settings.document)
        if let lang = pipeline.settings.lang { cited.document.lang = lang }
        if cited.document.title == nil, !pipeline.settings.title.isEmpty {
            cited.document.title = pipeline.settings.title
        }
        return cited
    }

    /// The largest document that is read, in bytes.
    public static var longestDocument: Int { DocumentReader().limit }

    /// The bytes of a document, refused unread when it is larger than any document.
    public static func read(_ path: String) throws(Failure) -> [UInt8] {
        let limit = longestDocument
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        if let size, size > limit {
            throw Failure(.usage, DocumentError.tooLarge(name: path, size: size, limit: limit).message)
        }
        guard !Project.isFolder(path), let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.usage, "cannot read the document \(path): no such file, or not one that may be read")
        }
        return Array(data)
    }

    /// Reads everything a run of `pipeline` starts from. Returns what there is, in words.
    public func check(_ pipeline: PipelineFolder) throws(Failure) -> String {
        let cited = try cite(pipeline)
        var found = "the settings are right, the document has \(cited.citations.count) citations"
        if FileManager.default.fileExists(atPath: pipeline.rehearsal + "/pages.yaml") {
            _ = try RehearsalTransport(
                folder: pipeline.rehearsal, shownAs: "Pipelines/\(pipeline.name)/rehearsal")
            found += ", its stand-in pages are there"
        }
        let failures = sites.failures()
        guard failures.isEmpty else { throw Failure(.usage, failures.joined(separator: "\n")) }
        let (all, unverified) = sites.count
        if all > 0 {
            found += ", \(all) site \(all == 1 ? "rule passes its" : "rules pass their") tests"
            if unverified > 0 { found += " (\(unverified) not yet seen on a live page)" }
        }
        return found
    }

    func facts(of document: Document) -> [Fact] {
        normalizer.facts(in: Text(document.text), doc: document.id, lang: document.lang, reference: nil)
    }
}

// MARK: The sources

extension Workbench {
    /// An article made ready to be asked about many claims.
    struct PreparedSource: Sendable {
        var reading: Parse.Reading
        var text: Text
        var source: Source
        /// A sentence about where the text comes from, where that is not the source's own address.
        var origin: String?

        var article: Article { reading.article }
    }

    func fetcher(
        for pipeline: PipelineFolder, project: Project, mode: RunMode, archive: Archive
    ) throws(Failure) -> Fetcher {
        let settings = pipeline.settings.fetch
        let policy = FetchPolicy(settings, mode: mode)
        let transport: (any Transport)?
        switch mode {
        case .offline: transport = nil
        case .rehearsal:
            transport = try RehearsalTransport(
                folder: pipeline.rehearsal, shownAs: "Pipelines/\(pipeline.name)/rehearsal")
        case .live: transport = CurlTransport(CurlSettings(settings, folder: pipeline.path))
        }
        return Fetcher(transport: transport, archive: archive, policy: policy, walls: walls)
    }

    func reading(of capture: Capture, payload: [UInt8], cited url: String) -> Parse.Reading {
        var reading = reader.reading(
            of: Page(
                url: capture.finalURL ?? url, bytes: payload, contentType: capture.mediaType, charset: capture.charset,
                capture: capture.id, digest: capture.digest))
        reading.article.flags += capture.flags.filter { $0.hasPrefix("memento") }
        return reading
    }

    func facts(of reading: Parse.Reading) -> [Fact] {
        let article = reading.article
        let text = Text(article.text)
        let facts = normalizer.facts(
            in: text, doc: article.id, lang: article.lang, reference: article.published.map { String($0.prefix(10)) })
        return zip(facts, reading.located(facts.map(\.evidence), in: text)).map { fact, evidence in
            var fact = fact
            fact.evidence = evidence
            return fact
        }
    }

    /// - Parameter origin: a sentence about where the text comes from, for every explanation.
    func prepare(_ reading: Parse.Reading, origin: String?) -> PreparedSource {
        let article = reading.article
        return PreparedSource(
            reading: reading, text: Text(article.text),
            source: verifier.prepare(
                id: article.id, title: article.title, text: article.text, lang: article.lang,
                published: article.published), origin: origin)
    }

    /// What a source says about a claim; `unread` where there is no source to ask.
    ///
    /// - Parameter meaning: what a sentence model says of the two, where there is one.
    func verdict(
        on claim: Claims.Claim, source: PreparedSource?, capture: Capture?, meaning: Meaning? = nil
    ) -> Verdict {
        verdict(
            on: claim, source: source,
            source.map { finding(on: claim, in: $0, meaning: meaning) } ?? Unread.finding(capture?.outcome))
    }

    /// What a source that is not cited for a claim says about it, if it says something plainly.
    func verdict(on claim: Claims.Claim, unasked source: PreparedSource) -> Verdict? {
        let finding = finding(on: claim, in: source)
        return finding.speaksUnasked ? verdict(on: claim, source: source, finding) : nil
    }

    /// Adds what the source said when the author read it, and says so where that was something else.
    func add(_ earlier: PipelineRun.Earlier, to verdict: inout Verdict, on claim: Claims.Claim) {
        let then = self.verdict(on: claim, source: earlier.source, capture: earlier.capture)
        verdict.whenRead = EarlierReading(
            article: earlier.source.article.id, retrieved: earlier.capture.retrieved, ruling: then.ruling,
            explanation: then.explanation)
        if then.ruling != verdict.ruling {
            verdict.explanation +=
                " The copy of \(earlier.capture.retrieved.prefix(10)), nearest the day it was cited, was '\(then.ruling.rawValue)'."
        }
    }

    private func finding(on claim: Claims.Claim, in source: PreparedSource, meaning: Meaning? = nil) -> Finding {
        verifier.verify(
            Text(claim.passage.exact), lang: nil, context: ClaimContext(before: claim.before), against: source.source,
            meaning: meaning)
    }

    private func verdict(on claim: Claims.Claim, source: PreparedSource?, _ finding: Finding) -> Verdict {
        let text = Text(claim.passage.exact)
        let start = claim.passage.start
        return Verdict(
            claim: claim.passage, citation: claim.citation.id, article: source?.article.id, ruling: finding.ruling,
            score: finding.score, reason: finding.reason,
            explanation: [finding.explanation, source?.origin].compactMap(\.self).joined(separator: " "),
            evidence: source.map { source in
                let passages = finding.evidence.map { source.text.passage($0, in: source.article.id) }
                return source.reading.located(passages, in: source.text)
            } ?? [],
            differences: finding.differences.map { difference in
                var difference = difference
                difference.claimedAt = difference.claimedAt.map { Span(start: $0.start + start, end: $0.end + start) }
                return difference
            },
            unsupported: finding.unsupported.map { bytes in
                let span = text.span(bytes)
                return Span(start: span.start + start, end: span.end + start)
            })
    }
}
