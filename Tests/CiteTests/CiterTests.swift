import Records
import Testing

@testable import Cite

@Suite struct CiterTests {
    @Test func aNumberedNoteIsReadWhole() throws {
        let text = """
            Port traffic doubled in 2024. Most of it was grain.[1]

            [1] Ann Abe, “Grain, Again”, Harbour News, Ehttps://harbour.example.org/2024/05/09/grain, (Access Date: 08.08.2025).
            """
        let document = Document(source: "brief.txt", format: .plain, text: text)
        let citing = Citer().cite(document)
        let citation = try #require(citing.citations.first)
        #expect(citing.citations.count == 1)
        #expect(citing.issues.isEmpty)
        #expect(citation.label == "1")
        #expect(citation.authors == ["Ann Abe"])
        #expect(citation.title == "Grain, Again")
        #expect(citation.container == "Harbour News")
        #expect(citation.url == "https://harbour.example.org/2024/05/09/grain")
        #expect(citation.urlAsWritten == "Ehttps://harbour.example.org/2024/05/09/grain")
        #expect(citation.repairs.map(\.rule) == ["stray_prefix"])
        #expect(citation.accessed == "2025-08-08")
        #expect(citation.published == "2024-05-09")
        #expect(citation.lang == "en")
        let marker = try #require(citation.markers.first)
        #expect(marker.sentence.exact == "Most of it was grain.")
        #expect(marker.claims.map(\.exact) == ["Port traffic doubled in 2024.", "Most of it was grain."])
    }
}
