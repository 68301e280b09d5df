import Testing

@testable import Verify

@Suite struct StemmerTests {
    private func stem(_ word: String, english: Bool = true) -> String {
        var bytes = WordLexicon.folded(word[...])
        Stemmer.stem(&bytes, english: english)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ["move", "moves", "moved", "moving"], ["country", "countries"], ["stop", "stopped", "stopping"],
    ])
    func `forms of one English word meet`(forms: [String]) {
        #expect(Set(forms.map { stem($0) }).count == 1)
    }

    @Test(arguments: [["угля", "уголь"], ["экспорта", "экспорт", "экспортом"], ["туристы", "туристов", "туристам"]])
    func `forms of one Russian word meet, but for fleeting vowels`(forms: [String]) {
        #expect(Set(forms.dropFirst().map { stem($0) }).count == 1)
    }

    @Test func `accents and case are folded away`() {
        #expect(stem("Élysée") == stem("elysee"))
    }
}
