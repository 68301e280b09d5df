import Foundation
import Testing

/// Same number and order of lines, whatever they hold.
@Suite struct FilterTests {
    private func answers(_ verb: [String], _ lines: [String]) throws -> (objects: [[String: Any]], code: Int32) {
        let project = try TemporaryProject.kazakhstan()
        let ended = try Program.run(verb, input: lines.joined(separator: "\n"), in: project.root)
        let objects = try ended.lines.map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        return (objects, ended.code)
    }

    @Test(arguments: [
        (
            ["parse"],
            #""html":"<article><h1>Rain</h1><p>It rained all day on 3 May 2025, and all night too.</p></article>""#
        ),
        (["normalize", "--mentions"], #""text":"In 2024 the town had 15.3 million visitors.","lang":"en""#),
        (["verify"], #""claim":"It rained on 3 May 2025.","source_text":"It rained on 3 May 2025. Then it stopped.""#),
        (["fetch", "--offline"], #""url":"https://example.org/""#),
    ])
    func ordinaryAndBadLines(verb: [String], fields: String) throws {
        var lines = (0..<50).map { "{\"id\":\"line-\($0)\",\(fields)}" }
        lines[7] = "not json"
        lines[20] = #"{"id":"line-20"}"#
        lines[30] = "[1,2,3]"
        let (objects, code) = try answers(verb, lines)
        #expect(objects.count == 50)
        #expect(code == 3)
        for (index, object) in objects.enumerated() {
            if [7, 20, 30].contains(index) {
                let error = object["error"] as? [String: Any]
                #expect((error?["code"] as? String)?.isEmpty == false && error?["message"] is String, "\(object)")
            } else {
                #expect(object["id"] as? String == "line-\(index)")
                #expect(object["error"] == nil, "\(object)")
            }
        }
        #expect(objects[20]["id"] as? String == "line-20")
    }

    @Test func normalizeSaysWhatAndWhere() throws {
        let (objects, code) = try answers(
            ["normalize", "--mentions"], [#"{"id":1,"text":"In 2024 the town had 15.3 million visitors.","lang":"en"}"#]
        )
        #expect(code == 0)
        #expect(objects[0]["id"] as? Int == 1)
        let quantity = try #require((objects[0]["quantities"] as? [[String: Any]])?.first)
        #expect(quantity["value"] as? Double == 15_300_000)
        #expect(quantity["unitName"] as? String == "visitor")
        let date = try #require((objects[0]["dates"] as? [[String: Any]])?.first)
        #expect(date["edtf"] as? String == "2024")
        let fact = try #require((objects[0]["facts"] as? [[String: Any]])?.first)
        #expect(fact["time"] as? String == "2024")
    }

    @Test func verifyShowsTheSentence() throws {
        let (objects, _) = try answers(
            ["verify"],
            [
                #"{"id":"a","claim":"The plant cost 5 million euros.","source_sentences":["The plant has a red roof.","It cost 7 million euros to build."]}"#,
                #"{"id":"b","claim":"It rained on 3 May 2025.","source_text":"It rained on 3 May 2025. Then it stopped."}"#,
            ])
        #expect(objects[0]["ruling"] as? String == "disputed")
        #expect((objects[0]["evidence"] as? [[String: Any]])?.first?["sentence"] as? Int == 1)
        #expect(objects[1]["ruling"] as? String == "supported")
        #expect((objects[1]["evidence"] as? [[String: Any]])?.first?["exact"] as? String == "It rained on 3 May 2025.")
    }

    /// Whoever writes a line and waits for its answer gets it, though the next line has not come.
    @Test func aConversationGoesOn() throws {
        let project = try TemporaryProject.kazakhstan()
        let ended = try Program.shell(
            """
            coproc '\(Program.path)' normalize
            for text in 'It had 12 ferries.' 'It had 14 ferries.'; do
                echo "{\\"text\\":\\"$text\\",\\"lang\\":\\"en\\"}" >&"${COPROC[1]}"
                read -r -t 120 answer <&"${COPROC[0]}" || { echo "no answer"; kill "$COPROC_PID"; exit 1; }
                echo "$answer"
            done
            exec {COPROC[1]}>&-
            wait "$COPROC_PID"
            """, in: project.root)
        #expect(ended.code == 0, "\(ended.out)\(ended.err)")
        #expect(ended.lines.count == 2)
        #expect(ended.lines.first?.contains("12 ferries") == true && ended.lines.last?.contains("14 ferries") == true)
    }

    @Test func anEmptyInputIsAnEmptyOutput() throws {
        let (objects, code) = try answers(["normalize"], [])
        #expect(objects.isEmpty && code == 0)
    }
}

@Suite struct ExplainTests {
    @Test func aTextIsExplained() throws {
        let project = try TemporaryProject()
        let ended = try project.ibid("explain", "--text", "Norway sold at least 50 ferries in 2024.", "--lang", "en")
        #expect(ended.code == 0, "\(ended.err)")
        #expect(ended.out.contains("rule figure/count: a figure with a unit or a counted noun"))
        #expect(ended.out.contains("a word that limits it: “At least”") || ended.out.contains("“at least”"))
        #expect(ended.out.contains("the date right behind it: “2024”"))
    }

    /// A figure and a relation of a published run, read again from the texts that the run kept.
    @Test func factsOfAPublishedRunAreExplained() throws {
        let project = try TemporaryProject.kazakhstan()
        _ = try project.ibid("run", "kazakhstan", "--rehearse", "--quiet")
        let lines = try String(
            contentsOfFile: project.root + "/Pipelines/kazakhstan/output/latest/facts.jsonl", encoding: .utf8
        ).split(separator: "\n")
        for rule in ["figure/percent", "clause/action"] {
            let line = try #require(lines.first { $0.contains("\"rule\":\"\(rule)\"") })
            let fact = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let id = try #require(fact["id"] as? String)
            let ended = try project.ibid("explain", "kazakhstan", id)
            #expect(ended.code == 0, "\(ended.err)")
            #expect(ended.out.hasPrefix("\(id)  rule \(rule): "))
            let property = try #require(fact["property"] as? String)
            #expect(ended.out.contains(String(property.prefix(20))))
        }
    }

    @Test func aFactNeedsARun() throws {
        let project = try TemporaryProject()
        try project.write("document: d.md\n", to: "Pipelines/p/pipeline.yaml")
        try project.write("# A\n\nText.\n", to: "Pipelines/p/d.md")
        let ended = try project.ibid("explain", "p", "fact-0")
        #expect(ended.code == 2)
        #expect(ended.err.contains("'p' has not been run yet; there is no fact to explain"))
    }
}
