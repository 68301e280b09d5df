import LanguageIdentification
import Testing

@Suite("The language of a text")
struct LanguageTests {
    @Test(arguments: [
        (
            "en",
            "The ministry said on Tuesday that exports of coal had risen by a tenth since the beginning of the year."
        ),
        ("de", "Das Ministerium teilte am Dienstag mit, dass die Ausfuhr von Kohle seit Jahresbeginn gestiegen ist."),
        ("ru", "Министерство сообщило во вторник, что с начала года экспорт угля вырос на десять процентов."),
        ("kk", "Министрлік сейсенбі күні жыл басынан бері көмір экспорты он пайызға өскенін хабарлады."),
        ("uk", "Міністерство повідомило у вівторок, що з початку року експорт вугілля зріс на десять відсотків."),
        ("zh", "该部门周二表示，自年初以来，煤炭出口增长了百分之十，其中大部分通过铁路运输。"),
        ("he", "המשרד הודיע ביום שלישי כי יצוא הפחם עלה בעשרה אחוזים מתחילת השנה."),
    ])
    func isTold(tag: String, text: String) {
        #expect(LanguageIdentifier.identify(text.utf8)?.tag == tag)
    }

    @Test(arguments: ["", "42", "x", "\u{FFFD}\u{FFFD}"])
    func nothingRatherThanAGuess(text: String) {
        #expect(LanguageIdentifier.identify(text.utf8) == nil)
    }

    @Test func aLongTextIsCutBetweenCharacters() {
        let text = (1...500).map { "В \($0) году вывоз этого угля вырос, но цены были ещё ниже обычных. " }.joined()
        for shift in 0..<4 {
            #expect(LanguageIdentifier.identify((String(repeating: "x", count: shift) + text).utf8)?.tag == "ru")
        }
    }
}
