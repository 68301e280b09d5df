import Foundation
import Load
import Records
import Settings

/// `ibid rule`: keeps what a person rules on a verdict of the last run in the pipeline's `rulings.yaml`.
public struct RulingDesk: Sendable {
    let pipeline: PipelineFolder

    public init(_ pipeline: PipelineFolder) {
        self.pipeline = pipeline
    }

    private var path: String { pipeline.path + "/rulings.yaml" }
    private var shown: String { "Pipelines/\(pipeline.name)/rulings.yaml" }

    /// Adds a ruling to the file.
    ///
    /// - Parameters:
    ///   - id: the verdict's id or enough of its beginning to tell it from the others.
    ///   - date: ISO 8601.
    /// - Returns: what was kept, in words.
    /// - Throws: `Failure(.usage)` where there is no such verdict or the claim is ruled on already; `.withheld` where the disk
    ///   says no.
    public func rule(_ id: String, _ ruling: Ruling, by name: String, why: String, date: String) throws(Failure)
        -> String
    {
        guard let manifest = pipeline.output.latestManifest() else {
            throw Failure(.usage, "'\(pipeline.name)' has not been run yet; there is no verdict to rule on")
        }
        guard manifest.mode != RunMode.rehearsal.rawValue else {
            throw Failure(.usage, "the last run of '\(pipeline.name)' read stand-in pages; there is nothing to rule on")
        }
        let verdict = try verdict(id)
        let source = try pipeline.published(Citation.self, .citations).first { $0.id == verdict.citation }?.url
        let article = try pipeline.published(Article.self, .articles).first { $0.id == verdict.article }
        var entry = "- claim: \(quoted(verdict.claim.exact))\n"
        if let source { entry += "  source: \(quoted(source))\n" }
        entry += "  ruling: \(ruling.rawValue)\n  by: \(quoted(name))\n  date: \(date)\n  why: \(quoted(why))\n"
        if let article { entry += "  text: \(Rulings.digest(of: article.text))\n" }
        try append(entry)
        return
            "\(verdict.id): \(ruling.rawValue) instead of \(verdict.person?.insteadOf.rawValue ?? verdict.ruling.rawValue), "
            + "kept in \(shown); the next run publishes it"
    }

    private func verdict(_ id: String) throws(Failure) -> Verdict {
        let all = try pipeline.published(Verdict.self, .verdicts)
        let found = all.filter { $0.id.hasPrefix(id) }
        if let exact = found.first(where: { $0.id == id }) ?? (found.count == 1 ? found.first : nil) { return exact }
        guard found.isEmpty else {
            throw Failure(.usage, "\(found.count) verdicts of the last run begin with '\(id)'; write more of the id")
        }
        let near = Nearest.match(for: id, among: all.map(\.id)).map { "; did you mean '\($0)'?" } ?? ""
        throw Failure(.usage, "the last run of '\(pipeline.name)' has no verdict '\(id)'\(near)")
    }

    private func append(_ entry: String) throws(Failure) {
        let before = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let isOpen = !before.isEmpty && !before.hasSuffix("\n")
        let after = before + (isOpen ? "\n" : "") + (before.isEmpty ? "" : "\n") + entry
        do {
            _ = try RulingSettings.parse(Array(after.utf8), file: shown)
        } catch {
            throw Failure(.usage, "\(error); nothing was kept")
        }
        do {
            try Data(after.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure(.withheld, "cannot write \(path): \(error.localizedDescription); nothing was kept")
        }
    }

    /// A text as YAML takes it in double quotes: JSON's strings are YAML's.
    private func quoted(_ text: String) -> String {
        (try? JSONLine.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
