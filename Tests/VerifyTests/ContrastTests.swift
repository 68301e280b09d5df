import Records
import Testing

@testable import Verify

@Suite struct ContrastTests {
    static let river = """
        The council of Orlava approved the new bridge over the Teve on Monday. Traffic on the old bridge rose sharply last \
        summer. Ilse Marten opened the exhibition of boats in the town hall. Brenno beat Orlava in the final of the rowing \
        cup. The ferry did not sail during the storm. The mayor plans to close the southern quay.
        """

    private func contrast(_ claim: String) throws -> (Finding, Difference) {
        let finding = Specimens.finding(claim, Self.river)
        return (finding, try #require(finding.differences.first, "\(finding.ruling) \(finding.reason)"))
    }

    @Test(arguments: [
        ("The council of Orlava rejected the new bridge over the Teve on Monday.", "rejected", "approved"),
        ("Traffic on the old bridge fell sharply last summer.", "fell", "rose"),
        ("The mayor plans to close the northern quay.", "northern", "southern"),
    ])
    func `a word that stands against its opposite disputes the claim`(claim: String, claimed: String, found: String)
        throws
    {
        let (finding, difference) = try contrast(claim)
        #expect(finding.ruling == .disputed)
        #expect(finding.reason == "word_differs")
        #expect(difference.kind == "word")
        #expect(difference.claimed == claimed)
        #expect(difference.found == found)
        #expect(finding.explanation.contains("“\(claimed)” where the source has “\(found)”"))
        let place = try #require(difference.claimedAt)
        #expect(Text(claim)[Text(claim).bytes(place)] == claimed)
        let there = try #require(difference.foundAt)
        #expect(Text(Self.river)[Text(Self.river).bytes(there)] == found)
    }

    @Test(arguments: [
        ("The ferry sailed during the storm.", "sailed", "not sail"),
        ("Traffic on the old bridge never rose sharply last summer.", "never rose", "rose"),
    ])
    func `what one says and the other denies disputes the claim`(claim: String, claimed: String, found: String) throws {
        let (finding, difference) = try contrast(claim)
        #expect(finding.ruling == .disputed)
        #expect(finding.reason == "negated")
        #expect(difference.claimed == claimed)
        #expect(difference.found == found)
    }

    @Test func `two names in each other's place dispute the claim`() throws {
        let (finding, difference) = try contrast("Orlava beat Brenno in the final of the rowing cup.")
        #expect(finding.ruling == .disputed)
        #expect(finding.reason == "roles_differ")
        #expect(difference.kind == "name")
        #expect(difference.found == "Brenno beat Orlava")
    }

    @Test func `the passive does not swap roles`() {
        let finding = Specimens.finding("Orlava was beaten by Brenno in the final of the rowing cup.", Self.river)
        #expect(finding.reason != "roles_differ")
    }

    @Test func `a name in the place of another disputes the claim`() throws {
        let (finding, difference) = try contrast("Ilse Hagedorn opened the exhibition of boats in the town hall.")
        #expect(finding.ruling == .disputed)
        #expect(finding.reason == "name_differs")
        #expect(difference.claimed == "Hagedorn")
        #expect(difference.found == "Marten")
    }

    @Test(arguments: [
        "On Monday the council of Orlava approved the new bridge over the Teve.",
        "The ferry did not sail during the storm.",
        "Last summer, traffic on the old bridge increased sharply.",
        "Brenno beat Orlava in the rowing cup final.",
    ])
    func `the same in another order or with a synonym is no contrast`(claim: String) {
        #expect(Specimens.finding(claim, Self.river).differences.isEmpty)
    }
}

/// Plans told as done, all told of some, and offices given to others.
@Suite struct DegreeTests {
    static let quay = """
        The council of Orlava plans to close the southern quay. The new ferry may replace the old bridge. The harbour was opened by \
        Mayor Ilse Marten. Jon Hagedorn, who leads the opposition, stayed away. Most of the boats in the harbour are made of wood. \
        Some fishermen left the town before the storm. The pilots repaired the lighthouse.
        """

    @Test(arguments: [
        ("The council of Orlava closed the southern quay.", "closed", "plans to close", "modality_differs"),
        ("The new ferry has replaced the old bridge.", "replaced", "may replace", "modality_differs"),
        ("All of the boats in the harbour are made of wood.", "All", "Most", "quantifier_differs"),
        ("All fishermen left the town before the storm.", "All", "Some", "quantifier_differs"),
        ("Some fishermen left the town after the storm.", "after", "before", "word_differs"),
        ("Mayor Jon Hagedorn opened the harbour.", "Jon Hagedorn", "Ilse Marten", "name_differs"),
    ])
    func `what differs is shown`(claim: String, claimed: String, found: String, reason: String) throws {
        let finding = Specimens.finding(claim, Self.quay)
        #expect(finding.ruling == .disputed)
        #expect(finding.reason == reason)
        let difference = try #require(finding.differences.first)
        #expect(difference.claimed == claimed)
        #expect(difference.found == found)
        #expect(Text(claim)[Text(claim).bytes(try #require(difference.claimedAt))] == claimed)
        #expect(Text(Self.quay)[Text(Self.quay).bytes(try #require(difference.foundAt))] == found)
    }

    @Test(arguments: [
        "The council of Orlava plans to close the southern quay.",
        "The council of Orlava intends to close the southern quay.",
        "The new ferry might replace the old bridge.",
        "Some of the boats in the harbour are made of wood.",
        "Many boats in the harbour are made of wood.",
        "Mayor Ilse Marten opened the harbour.",
        "The lighthouse was repaired by the pilots.",
    ])
    func `a plan told as one, less than all and the right mayor are no differences`(claim: String) {
        #expect(Specimens.finding(claim, Self.quay).differences.isEmpty)
    }
}

@Suite struct ThesaurusTests {
    private func relation(_ left: String, _ right: String) -> Thesaurus.Relation? {
        let data = Specimens.verifier.data
        func meanings(_ word: String) -> Thesaurus.Meanings? {
            data.thesaurus.meanings(of: data.lexicon.stem(ofEnglish: Substring(word).utf8))
        }
        guard let left = meanings(left), let right = meanings(right) else { return nil }
        return data.thesaurus.relation(of: left, to: right)
    }

    @Test(arguments: [
        ("big", "large", Thesaurus.Relation.synonym), ("hot", "cold", .opposite),
        ("announce", "announcement", .derived),
        ("dog", "cat", .none),
    ])
    func `words lie to each other as their meanings do`(left: String, right: String, expected: Thesaurus.Relation) {
        #expect(relation(left, right) == expected)
    }

    @Test func `a line with a broken number is a complaint`() {
        #expect(throws: (any Error).self) {
            try VerifyData(files: ["verify/wordnet.yaml": Array("meanings: |\n  rise >x\n".utf8)])
        }
    }
}

@Suite struct ForeignSourceTests {
    static let german = """
        Die Stadt Orlava betreibt seit vielen Jahren eine kleine Fähre auf dem Fluss. Der Bürgermeister sagte am Montag, dass \
        der Rat eine neue Brücke plant. Viele Bürger sehen das anders und fürchten um die alten Bäume am Ufer. Die Kosten sind \
        hoch, und niemand weiß, wer sie zahlen soll. Im Sommer kommen viele Gäste in die Stadt, im Winter bleibt es still. Die \
        Schule am Markt wurde im vorigen Jahr erneuert. Der Hafen liegt im Norden, die Werft im Süden. Wer mit der Fähre \
        fährt, zahlt wenig. Die Zeitung schreibt, dass der Rat im Herbst entscheidet. Bis dahin bleibt alles, wie es ist. Der \
        Verein der Fischer hat sich dagegen gewandt und sammelt Unterschriften gegen den Bau. Manche hoffen noch immer.
        """

    @Test func `a page in another language than it says is not taken for silent`() {
        let source = Specimens.verifier.prepare(id: "a", text: Self.german, lang: "en")
        #expect(source.lang == "und")
    }

    @Test func `Cyrillic is told from the letters, whatever the page says`() {
        #expect(Specimens.verifier.prepare(id: "a", text: "Порт открыли в мае 1987 года.", lang: "en").lang == "ru")
    }

    @Test(arguments: [("п'ять", "uk", 1), ("l'école", "fr", 2), ("don't", "en", 1), ("dell'acqua", "it", 2)])
    func `an apostrophe joins or parts as its language has it`(word: String, lang: String, count: Int) {
        #expect(Specimens.verifier.prepare(id: "a", text: word, lang: lang).words.count == count)
    }
}
