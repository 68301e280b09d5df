import Foundation
import Load
import Normalize
import Records
import Report

/// `ibid explain`: why a fact is what it is, read again from its text.
public struct ExplainDesk: Sendable {
    private let normalizer: Normalizer

    /// - Throws: `Failure(.usage)` for a lexicon that cannot be read.
    public init(_ configuration: Configuration) throws(Failure) {
        normalizer = Normalizer(lexicon: try configuration.lexicon())
    }

    /// The explanation of a fact of the last published run.
    ///
    /// - Parameter id: the fact's id or enough of its beginning to tell it from the others.
    /// - Throws: `Failure(.usage)` where there is no such fact.
    public func explain(_ id: String, of pipeline: PipelineFolder) throws(Failure) -> String {
        guard pipeline.output.latestManifest() != nil else {
            throw Failure(.usage, "'\(pipeline.name)' has not been run yet; there is no fact to explain")
        }
        let fact = try fact(id, of: pipeline)
        let document = try pipeline.published(Document.self, .documents).first { $0.id == fact.evidence.doc }
        let article = try pipeline.published(Article.self, .articles).first { $0.id == fact.evidence.doc }
        guard let text = document?.text ?? article?.text else {
            throw Failure(.usage, "the last run of '\(pipeline.name)' did not keep the text of \(fact.id)")
        }
        let all = normalizer.explanations(
            of: Text(text), doc: fact.evidence.doc, lang: document?.lang ?? article?.lang,
            reference: article?.published.map { String($0.prefix(10)) })
        guard let found = all.first(where: { $0.fact.id == fact.id }) else {
            throw Failure(
                .usage, "the rules or lexicons have changed since \(fact.id) was published; run the pipeline again")
        }
        return page(of: found)
    }

    /// The explanations of every fact of a text.
    public func explain(text: String, lang: String?, reference: String?) -> String {
        let all = normalizer.explanations(of: Text(text), doc: "text", lang: lang, reference: reference)
        return all.isEmpty ? "no fact was read from the text\n" : all.map(page).joined(separator: "\n")
    }

    private func fact(_ id: String, of pipeline: PipelineFolder) throws(Failure) -> Fact {
        let all = try pipeline.published(Fact.self, .facts)
        let found = all.filter { $0.id.hasPrefix(id) }
        if let exact = found.first(where: { $0.id == id }) ?? (found.count == 1 ? found.first : nil) { return exact }
        guard found.isEmpty else {
            throw Failure(.usage, "\(found.count) facts of the last run begin with '\(id)'; write more of the id")
        }
        let near = Nearest.match(for: id, among: all.map(\.id)).map { "; did you mean '\($0)'?" } ?? ""
        throw Failure(.usage, "the last run of '\(pipeline.name)' has no fact '\(id)'\(near)")
    }

    private func page(of explanation: Explanation) -> String {
        let fact = explanation.fact
        let head = "\(fact.id)  rule \(fact.rule): \(explanation.summary)\n"
        let sentence = "“\(safe(explanation.sentence))”\n"
        let width = 44
        let table = { (title: String, lines: [Explanation.Line]) -> String in
            guard !lines.isEmpty else { return "" }
            let rows = lines.map { line in
                [line.name, String(safe(line.value).prefix(width)), safe(line.because)]
            }
            return "\n"
                + Columns(header: [title, "value", "because"], rows: rows).lines(paint: { _, _, text in text })
                .joined(separator: "\n") + "\n"
        }
        return head + sentence + table("field", explanation.fields) + table("mention", explanation.mentions)
            + table("lexicon", explanation.entries)
    }

    private func safe(_ text: String) -> String {
        TerminalText.safe(text.replacingOccurrences(of: "\n", with: " "))
    }
}
