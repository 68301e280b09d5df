import Testing

@testable import Language

/// A mask of roles has 64 bits: one role more would be met nowhere.
@Test func rolesFitTheirMask() {
    #expect(Role.allCases.count <= 64)
    #expect(Role.allCases.allSatisfy { $0.bit != 0 })
}

@Test func russianNounsAreDeclined() {
    let forms = RussianCases.forms(of: "министерство культуры")
    #expect(forms.contains("министерства культуры") && forms.contains("министерстве культуры"))
    #expect(RussianCases.forms(of: "генеральный директор").contains("генерального директора"))
    #expect(RussianCases.forms(of: "партия").contains("партией"))
}
