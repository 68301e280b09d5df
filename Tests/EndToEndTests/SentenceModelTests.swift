import Foundation
import Load
import Records
import Servers
import Testing

/// A sentence model on loopback, asked by the program over HTTP.
@Suite struct SentenceModelTests {
    /// Lists a model, and gives each of the texts it is posted a vector: the same for those that hold "Piekarze" and for the claim.
    private static func service() -> FaultServer {
        FaultServer { connection in
            var body = #"{"data":[{"id":"stub"}]}"#
            if connection.head.hasPrefix("POST ") {
                let length = connection.head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
                    .flatMap { Int($0.dropFirst("Content-Length: ".count)) }
                let posted = connection.receive(length ?? 0).map { Data($0) } ?? Data()
                let question = try? JSONSerialization.jsonObject(with: posted) as? [String: Any]
                let texts = question?["input"] as? [String] ?? []
                let vectors = texts.enumerated().map { place, text in
                    let isNear = question?["input_type"] as? String == "query" || text.contains("Piekarze")
                    return #"{"index":\#(place),"embedding":\#(isNear ? "[1,0]" : "[0.8,0.6]")}"#
                }
                body = #"{"data":[\#(vectors.joined(separator: ","))]}"#
            }
            connection.send(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n"
                    + "Connection: close\r\n\r\n\(body)")
        }
    }

    private static let page = """
        W dolinie jest zimno i pada śnieg. Piekarze w miasteczku zamykają sklepy w niedzielne popołudnia. \
        Szkoła była wczoraj zamknięta z powodu mrozu. Pociąg kursuje dwa razy dziennie. \
        Burmistrz nie skomentował sprawy. Jabłka są w tym roku tanie.
        """

    private static func project(embeddings: String) throws -> TemporaryProject {
        let project = try TemporaryProject()
        try project.write(
            "document: brief.md\nlang: en\nembeddings: \(embeddings)\nexpectations: {facts: 0}\n",
            to: "Pipelines/bakers/pipeline.yaml")
        try project.write(
            """
            # Bakers

            Bakers in the town close their shops on Sunday afternoons.[1]

            [1] Bakers, https://bakers.example/

            """, to: "Pipelines/bakers/brief.md")
        try project.write(
            "<html lang=pl><title>Piekarze</title><article><p>\(page)</p></article>", to: "bakers.html")
        _ = try project.ibid(
            "cache", "add", "https://bakers.example/", project.path("bakers.html"), "--date", "2025-05-01")
        return project
    }

    private static func verdict(of project: TemporaryProject) throws -> Verdict {
        let lines = try project.read("Pipelines/bakers/output/latest/verdicts.jsonl").split(separator: "\n")
        return try JSONLine.decode(Verdict.self, from: Data(try #require(lines.first).utf8))
    }

    @Test func `a run asks it and says which model it was`() throws {
        let service = Self.service()
        defer { service.stop() }
        let project = try Self.project(embeddings: service.url("/v1"))
        let run = try project.ibid("run", "bakers", "--offline")
        #expect(run.code == 0, "\(run.err)")
        let verdict = try Self.verdict(of: project)
        #expect(verdict.ruling == .supported && verdict.reason == "meaning_agrees")
        #expect(verdict.evidence.first?.exact.hasPrefix("Piekarze") == true)
        #expect(try project.read("Pipelines/bakers/output/latest/manifest.json").contains(#""embeddings""#))
        #expect(service.requests.contains { $0.hasPrefix("POST /v1/embeddings HTTP/1.1\r\n") })
    }

    @Test func `a run goes on without it and says so`() throws {
        let service = Self.service()
        service.stop()
        let project = try Self.project(embeddings: service.url("/v1"))
        let run = try project.ibid("run", "bakers", "--offline")
        #expect(run.code == 0, "\(run.err)")
        #expect(try Self.verdict(of: project).ruling == .unchecked)
        #expect(try project.read("Pipelines/bakers/output/latest/issues.jsonl").contains("no_sentence_model"))
    }

    @Test func `the filter asks it, and ends where nobody answers`() throws {
        let service = Self.service()
        let project = try TemporaryProject()
        let line =
            #"{"id":1,"claim":"Bakers in the town close their shops.","claim_lang":"en","source_lang":"pl","source_text":"\#(Self.page)"}"#
        let answered = try project.ibid("verify", "--embeddings", service.url("/v1"), input: line + "\n")
        #expect(answered.code == 0 && answered.out.contains("meaning_agrees"), "\(answered.err)")
        service.stop()
        let refused = try project.ibid("verify", "--embeddings", service.url("/v1"), input: line + "\n")
        #expect(refused.code == 2 && refused.err.contains("--embeddings: ") && refused.out.isEmpty)
    }
}
