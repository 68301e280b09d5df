import Foundation
import Records
import Testing

@testable import Language

@Suite struct DateTests {
    /// One line a date: the text and what EDTF says of it, read on Friday 8 August 2025.
    @Test(arguments: [
        ("en", "on 3 May 2021", "2021-05-03"), ("en", "in the first five months of 2025", "2025-01/2025-05"),
        ("en", "2021–2023", "2021/2023"), ("en", "by 2030", "../2030"), ("en", "since 2022", "2022/.."),
        ("en", "Q3 2018", "2018-07/2018-09"), ("en", "the second half of 2019", "2019-07/2019-12"),
        ("en", "last month", "2025-07"), ("en", "two years ago", "2023-08"), ("en", "yesterday", "2025-08-07"),
        ("en", "in the 1990s", "1990/1999"), ("en", "July 13-15, 2024", "2024-07-13/2024-07-15"),
        ("en", "third Tuesday of September 2014", "2014-09-16"), ("en", "Easter 2018", "2018-04-01"),
        ("ru", "3 мая 2021 года", "2021-05-03"), ("ru", "за первые пять месяцев 2025 года", "2025-01/2025-05"),
        ("ru", "в третьем квартале 2018 года", "2018-07/2018-09"), ("ru", "к 2030 году", "../2030"),
        ("ru", "с 14.10. по 15.10.2018", "2018-10-14/2018-10-15"), ("ru", "неделю назад", "2025-08-01"),
    ])
    func aPeriodIsReadAsEDTF(lang: String, text: String, edtf: String) throws {
        let analysis = Analyzer(lexicon: Words.lexicon).analyze(Text(text), lang: lang, reference: "2025-08-08")
        #expect(analysis.dates.map(\.edtf) == [edtf])
    }

    @Test func figuresAreNoDatesAndLabelsAreNoFigures() {
        let analysis = Analyzer(lexicon: Words.lexicon).analyze(
            Text("See Figs. 7 and 8 [12]: 2000 people, COVID-19, version 1.2.3 at 10:30."), lang: "en", reference: nil)
        #expect(analysis.quantities.map(\.value) == [2000])
        #expect(analysis.dates.isEmpty)
    }
}

enum Words {
    /// The lexicons of `config/`, read once.
    static let lexicon: Lexicon = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("config")
        var files: [String: [UInt8]] = [:]
        for name in (FileManager.default.enumerator(atPath: root.path)?.allObjects ?? []).compactMap({ $0 as? String })
        where name.hasSuffix(".yaml") {
            files[name] = FileManager.default.contents(atPath: root.appendingPathComponent(name).path).map(Array.init)
        }
        do { return try Lexicon.load(files: files) } catch { fatalError("\(error)") }
    }()
}
