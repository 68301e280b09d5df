import Testing

@testable import Language

/// A mask has 64 bits: roles or classes that shared one would be taken for each other.
@Test func everyRoleAndClassHasABitOfItsOwn() {
    #expect(Set(Role.allCases.map(\.bit)).subtracting([0]).count == Role.allCases.count)
    #expect(Set(WordClass.allCases.map(\.bit)).subtracting([0]).count == WordClass.allCases.count)
}

@Test func russianNounsAreDeclined() {
    let forms = RussianCases.forms(of: "министерство культуры")
    #expect(forms.contains("министерства культуры") && forms.contains("министерстве культуры"))
    #expect(RussianCases.forms(of: "генеральный директор").contains("генерального директора"))
    #expect(RussianCases.forms(of: "партия").contains("партией"))
}
