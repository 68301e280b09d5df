import Testing

@testable import Cite

@Suite struct SpecimenTests {
    @Test(arguments: try Specimen.all())
    func reading(specimen: Specimen) {
        #expect(specimen.actual() == specimen.reading)
    }
}
