import Load
import Records
import Verify

/// The sentence model of a run: found where the settings name one, never needed.
extension PipelineRun {
    /// The model, or an issue that says why there is none.
    func sentenceModel(_ staging: Staging) async throws -> EmbeddingService? {
        guard let address = pipeline.settings.embeddings else { return nil }
        do {
            return try await EmbeddingService.open(address)
        } catch {
            try warn("\(error.message); claims and sources in two languages were compared without it", staging)
            return nil
        }
    }

    /// What the model says of claims and the source they lean on, one answer a claim; nil without one, and where it fails.
    func meanings(
        of claims: [Claims.Claim], in source: Workbench.PreparedSource?, by model: EmbeddingService?,
        into staging: Staging
    ) async throws -> [Meaning?] {
        let none = [Meaning?](repeating: nil, count: claims.count)
        guard let model, let source else { return none }
        do {
            return try await workbench.verifier.meanings(
                of: claims.map { Text($0.passage.exact) }, in: source.source, by: model)
        } catch {
            try warn("\(error.message); \(source.article.id) was compared without it", staging)
            return none
        }
    }

    private func warn(_ message: String, _ staging: Staging) throws {
        let warning = Issue(
            severity: .warning, stage: "verify", code: "no_sentence_model", message: message,
            place: "Pipelines/\(pipeline.name)/pipeline.yaml")
        progress.report(.note("\(warning.place ?? ""): \(message)"))
        try staging.add(warning)
    }
}
