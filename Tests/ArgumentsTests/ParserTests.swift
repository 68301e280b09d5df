import Testing

@testable import Arguments

private let command = Command(
    "tool", summary: "A tool.",
    options: [Option("help", short: "h", help: "show this page"), Option("project", value: "DIR", help: "the root")],
    verbs: [
        Verb(
            "run", summary: "Runs.", operands: "NAME", count: 1...1,
            options: [
                Option("offline", help: "no network"), Option("log", value: "FORMAT", help: "how"),
                Option("due", help: "what is due"), Option("dry-run", help: "say only"),
            ]),
        Verb("cite", summary: "Cites.", operands: "[FILE]", count: 0...1),
    ], details: "")

// getopt_long keeps its place in globals, so these run one at a time.
@Suite(.serialized) struct ParserTests {
    @Test func verbOptionsAndOperandsInAnyOrder() throws {
        let invocation = try command.parse(["--project", "/x", "run", "kazakhstan", "--offline", "--log=json"])
        #expect(invocation.verb?.name == "run")
        #expect(invocation.operands == ["kazakhstan"])
        #expect(invocation.has("offline"))
        #expect(invocation.value("log") == "json")
        #expect(invocation.value("project") == "/x")
    }

    @Test func everythingAfterTwoDashesIsAnOperand() throws {
        #expect(try command.parse(["cite", "--", "--odd-name.md"]).operands == ["--odd-name.md"])
    }

    @Test func anUnambiguousBeginningWillDo() throws {
        #expect(try command.parse(["run", "x", "--off"]).has("offline"))
    }

    @Test func helpNeedsNoOperands() throws {
        #expect(try command.parse(["run", "-h"]).has("help"))
        #expect(try command.parse([]).verb == nil)
    }

    @Test(arguments: [
        (["rnu", "x"], "there is no verb 'rnu'; did you mean 'run'?\nsee 'tool --help'"),
        (["run", "x", "--ofline"], "there is no option '--ofline'; did you mean '--offline'?\nsee 'tool run --help'"),
        (["run", "x", "--d"], "option '--d' could be --due or --dry-run\nsee 'tool run --help'"),
        (["run", "x", "--log"], "option '--log' needs a value\nsee 'tool run --help'"),
        (["run", "x", "--offline=1"], "option '--offline' takes no value\nsee 'tool run --help'"),
        (["run", "-z", "x"], "there is no option '-z'\nsee 'tool run --help'"),
        (["run"], "'tool run' takes NAME; got none\nsee 'tool run --help'"),
        (["run", "a", "b"], "'tool run' takes NAME; got 'a' 'b'\nsee 'tool run --help'"),
    ])
    func whatCannotBeTakenSaysWhy(arguments: [String], message: String) {
        #expect(throws: UsageError(message)) { try command.parse(arguments) }
    }
}

@Suite struct HelpTests {
    @Test func pageOfOneVerb() {
        #expect(
            command.help(for: command.verbs[0]) == """
                Runs.

                usage: tool run [options] NAME

                Options:
                      --offline     no network
                      --log FORMAT  how
                      --due         what is due
                      --dry-run     say only

                Options of every verb:
                  -h, --help         show this page
                      --project DIR  the root
                """)
    }

    @Test func completionsKnowEveryVerbAndOption() throws {
        for shell in Command.shells {
            let script = try #require(command.completions(for: shell))
            for word in ["run", "cite", "offline", "dry-run", "project"] { #expect(script.contains(word)) }
        }
        #expect(command.completions(for: "csh") == nil)
    }
}
