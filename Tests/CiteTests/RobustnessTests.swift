import Records
import Testing

@testable import Cite

/// Documents cut, spliced and scribbled on: nothing traps, and every quotation stands where it says.
@Suite struct RobustnessTests {
    private static let scraps = [
        "[1]", "[^1]:", "[^", "[1] ", "\n[2] ", "\n3. ", "\n\n", "\n", "²", "“", "”", "«", "»", "\"", "*", "_", "`",
        "```",
        "https://", "://", "http", "www.", "doi:", "(", ")", "<", ">", "&amp;", "%", "\u{FFFC}", "\u{200B}", "𝄞", "é",
        "ж",
        "(Access Date: ", "08.08.2025", "99.99.9999", "1/2/2020", "2025", "0000", ", ", ". ", " // ", " — ",
        "[Электронный ресурс]",
        "References\n", "# ", "- ", "][", "]: ", "iv.", "[ix]", "[1, 3–99999]", "…", "See ", " and ", "\r\n", "\t",
    ]

    @Test func mutatedDocuments() throws {
        let seeds = try Specimen.all().map(\.document)
        var random = Generator(state: 11)
        for _ in 0..<1500 {
            var scalars = Array(seeds[random.below(seeds.count)].unicodeScalars)
            for _ in 0..<(1 + random.below(6)) {
                let place = random.below(scalars.count + 1)
                switch random.below(3) {
                case 0: scalars.removeSubrange(place..<min(scalars.count, place + random.below(40)))
                case 1:
                    scalars.insert(contentsOf: Self.scraps[random.below(Self.scraps.count)].unicodeScalars, at: place)
                default:
                    let end = min(scalars.count, place + random.below(60))
                    scalars.insert(contentsOf: scalars[place..<end], at: random.below(scalars.count + 1))
                }
            }
            let string = String(String.UnicodeScalarView(scalars))
            let format: Document.Format = random.below(2) == 0 ? .plain : .markdown
            let citing = Citer().cite(Document(source: "doc", format: format, text: string))
            let text = Text(string)
            func holds(_ start: Int, _ end: Int, _ exact: String) -> Bool {
                start >= 0 && start <= end && end <= text.count
                    && text[text.bytes(Span(start: start, end: end))] == exact
            }
            for citation in citing.citations {
                #expect(holds(citation.start, citation.end, citation.raw))
                #expect(citation.url.map(AddressRepair.isAddress) ?? true)
                for marker in citation.markers {
                    #expect(marker.start < marker.end && marker.end <= text.count)
                    #expect(holds(marker.sentence.start, marker.sentence.end, marker.sentence.exact))
                    for claim in marker.claims { #expect(holds(claim.start, claim.end, claim.exact)) }
                }
            }
        }
    }

    /// A small seeded generator (Steele, Lea, Flood 2014), so that a failure can be repeated.
    private struct Generator {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
        }
    }
}
