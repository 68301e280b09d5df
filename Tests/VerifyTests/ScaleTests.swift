import Testing

@testable import Verify

@Suite struct ScaleTests {
    @Test(arguments: [
        ("Der Hafen von Brenno hat 2023 rund 4,2 Millionen Tonnen Getreide umgeschlagen.", "de"),
        ("En 2023, le port de Brenno a traité 4,2 millions de tonnes de céréales.", "fr"),
        ("У 2023 році порт Бренно обробив 4,2 мільйона тонн зерна.", "uk"),
    ])
    func `millions of other languages are millions`(source: String, lang: String) {
        let same = Specimens.finding(
            "The port of Brenno handled 4.2 million tonnes of grain in 2023.", source, sourceLang: lang)
        #expect(same.ruling == .supported)
        let other = Specimens.finding(
            "The port of Brenno handled 5.7 million tonnes of grain in 2023.", source, sourceLang: lang)
        #expect(other.ruling != .supported)
    }
}
