import Settings
import Testing

private func parse(_ text: String, limits: YAML.Limits = YAML.Limits()) throws(YAML.Complaint) -> YAML.Node {
    try YAML.parse(Array(text.utf8), file: "x.yaml", limits: limits)
}

private func refusal(_ text: String, limits: YAML.Limits = YAML.Limits()) -> String? {
    #expect(throws: YAML.Complaint.self) { try parse(text, limits: limits) }?.summary
}

@Suite struct YAMLTests {
    @Test func valuesKnowWhereTheyStand() throws {
        let node = try parse("a: 1\nцена:\n  - x\n  - {b: 'y z'}\n")
        let price = try #require(node["цена"])
        #expect(node.entries?.map(\.key) == ["a", "цена"])
        #expect(node.entries?.last?.place == YAML.Place(line: 2, column: 1))
        #expect(price.items?.map(\.place) == [YAML.Place(line: 3, column: 5), YAML.Place(line: 4, column: 5)])
        #expect(
            price.items?.last?["b"]
                == YAML.Node(.scalar(.init(text: "y z", isPlain: false)), at: .init(line: 4, column: 9)))
    }

    @Test func columnsCountCodePoints() throws {
        #expect(try parse("{ключ: a, other: b}")["other"]?.column == 18)
    }

    @Test func shapesOfLexicons() throws {
        #expect(try parse("а: b\nc: 'd'").stringMap == ["а": "b", "c": "d"])
        #expect(try parse("a: [x, y]\nb: z").stringsMap == ["a": ["x", "y"], "b": ["z"]])
        #expect(try parse("[a, b]").strings == ["a", "b"])
        #expect(try parse("[a, {b: c}]").strings == nil)
        #expect(try parse("a: {b: c}").stringMap == nil)
    }

    @Test(arguments: ["", "~", "null", "# only a comment\n", "---\n", "\u{FEFF}"])
    func nothingIsNull(text: String) throws {
        let node = try parse(text)
        #expect(node.isNull)
        #expect(node.string == nil)
        #expect(node.strings == nil)
    }

    @Test func quotedWordsAreTexts() throws {
        #expect(try parse("'null'").string == "null")
        #expect(try parse("\"\"").string == "")
    }

    @Test func byteOrderMarkIsNoPartOfTheFirstKey() throws {
        #expect(try parse("\u{FEFF}a: b").stringMap == ["a": "b"])
    }

    @Test func aliasesStandForWhatTheyName() throws {
        let node = try parse("a: &list [x, y]\nb: *list\n")
        #expect(node["b"]?.strings == ["x", "y"])
        #expect(node["b"]?.place == YAML.Place(line: 2, column: 4))
    }
}

@Suite struct YAMLBounds {
    /// Nine lines that stand for a billion values.
    @Test func aBillionLaughs() {
        var text = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for (before, name) in zip("abcdefgh", "bcdefghi") {
            let list = Array(repeating: "*\(before)", count: 10).joined(separator: ", ")
            text += "\(name): &\(name) [\(list)]\n"
        }
        #expect(refusal(text) == "x.yaml:5:36: aliases repeat more than 100000 values; write them out")
    }

    @Test func aKeyTwiceIsFoundInALargeMapping() {
        let keys = (0..<20_000).map { "k\($0): v" } + ["k7: again"]
        #expect(
            refusal(keys.joined(separator: "\n")) == "x.yaml:20001:1: the key 'k7' stands twice; the first is in line 8"
        )
    }

    @Test func aFloodOfMistakesIsCutShort() throws {
        let text = "document: a.md\n" + (0..<2_000).map { "zzzzzzzzzz\($0): 1" }.joined(separator: "\n")
        let complaints = try #require(
            #expect(throws: Complaints.self) { try PipelineSettings.parse(Array(text.utf8), file: "x.yaml") })
        #expect(complaints.all.count == 50)
        #expect(complaints.description.hasSuffix("\nand 1950 more"))
    }

    @Test func depth() {
        #expect(refusal(String(repeating: "[", count: 100_000)) == "x.yaml:1:65: nested more than 64 levels deep")
    }

    @Test func depthThroughAliases() {
        var text = "a: &a0 [x]\n"
        for level in 1...70 { text += "k\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(refusal(text)?.hasSuffix("nested more than 64 levels deep") == true)
    }

    @Test func size() {
        var limits = YAML.Limits()
        limits.bytes = 10
        #expect(refusal("a: 12345678", limits: limits) == "x.yaml:1:1: the file has 11 bytes; at most 10 are read")
    }

    @Test func values() {
        var limits = YAML.Limits()
        limits.nodes = 3
        #expect(refusal("[a, b, c]", limits: limits) == "x.yaml:1:8: the file holds more than 3 values")
    }

    @Test func directives() {
        let flood = (0..<50_000).map { "%TAG !\($0)! x\n" }.joined() + "---\na"
        #expect(refusal(flood) == "x.yaml:17:1: more than 16 directives ('%…')")
    }

    @Test(
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF], "x.yaml:1:4: not UTF-8; save the file in that encoding"),
            ([0x61, 0x0A, 0xD1], "x.yaml:2:1: not UTF-8; save the file in that encoding"),
            ([0x61, 0x3A, 0x20, 0x00], "x.yaml:1:4: a control character; settings are plain UTF-8 text"),
            ([0xFF, 0xFE, 0x61, 0x00], "x.yaml:1:1: not UTF-8; save the file in that encoding"),
        ] as [([UInt8], String)])
    func notText(bytes: [UInt8], message: String) {
        #expect(#expect(throws: YAML.Complaint.self) { try YAML.parse(bytes, file: "x.yaml") }?.summary == message)
    }

    @Test func excerptsOfLongAndHostileLinesAreSafeToPrint() throws {
        let line = "k: \"" + String(repeating: "a", count: 5_000) + "\u{202E}\" ]"
        let complaint = try #require(#expect(throws: YAML.Complaint.self) { try parse(line) })
        #expect(complaint.description.count < 300)
        #expect(!complaint.description.unicodeScalars.contains("\u{202E}"))
    }
}
