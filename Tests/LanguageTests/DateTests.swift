import Foundation
import Records
import Testing

@testable import Language

@Suite struct DateTests {
    /// One line a date: the text and what EDTF says of it, read on Friday 8 August 2025.
    @Test(arguments: [
        ("en", "on 3 May 2021", "2021-05-03"), ("en", "in the first five months of 2025", "2025-01/2025-05"),
        ("en", "2021–2023", "2021/2023"), ("en", "by 2030", "../2030"), ("en", "since 2022", "2022/.."),
        ("en", "Q2 2016", "2016-04/2016-06"), ("en", "the second half of 2019", "2019-07/2019-12"),
        ("en", "last month", "2025-07"), ("en", "two years ago", "2023-08"), ("en", "yesterday", "2025-08-07"),
        ("en", "in the 1990s", "1990/1999"), ("en", "June 2-5, 2023", "2023-06-02/2023-06-05"),
        ("en", "second Friday of October 2016", "2016-10-14"), ("en", "Easter 2021", "2021-04-04"),
        ("ru", "3 мая 2021 года", "2021-05-03"), ("ru", "за первые пять месяцев 2025 года", "2025-01/2025-05"),
        ("ru", "во втором квартале 2016 года", "2016-04/2016-06"), ("ru", "к 2030 году", "../2030"),
        ("ru", "с 03.11. по 05.11.2017", "2017-11-03/2017-11-05"), ("ru", "неделю назад", "2025-08-01"),
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
