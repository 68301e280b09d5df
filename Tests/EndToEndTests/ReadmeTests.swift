import Foundation
import Testing

/// The README shows real output: every `console` block is run as it stands. `IBID_RECORD=1 swift test` writes the blocks anew.
@Suite struct ReadmeTests {
    @Test func everyConsoleBlockIsRealOutput() throws {
        let path = Program.checkout + "/README.md"
        let page = try String(contentsOfFile: path, encoding: .utf8)
        let project = try TemporaryProject.kazakhstan()
        var parts = page.components(separatedBy: "```console\n")
        for index in parts.indices.dropFirst() {
            let end = try #require(parts[index].range(of: "```\n"))
            let block = String(parts[index][..<end.lowerBound])
            let command = try #require(block.split(separator: "\n").first?.dropFirst(2))
            let ended = try Program.shell(
                "export PATH='\((Program.path as NSString).deletingLastPathComponent)':$PATH; exec 2>&1; \(command)",
                in: project.root)
            let actual = "$ \(command)\n" + ended.out.replacing(project.root, with: "/srv/facts")
            if ProcessInfo.processInfo.environment["IBID_RECORD"] == "1", timeless(block) != timeless(actual) {
                parts[index].replaceSubrange(parts[index].startIndex..<end.lowerBound, with: actual)
            } else {
                #expect(timeless(block) == timeless(actual))
            }
        }
        if ProcessInfo.processInfo.environment["IBID_RECORD"] == "1" {
            try parts.joined(separator: "```console\n").write(toFile: path, atomically: true, encoding: .utf8)
        }
    }

    /// Without the run's clock.
    private func timeless(_ text: String) -> String {
        text.replacing(/\d{8}T\d{6}\.\d{3}Z-[0-9a-f]{12}/, with: "<run>")
            .replacing(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/, with: "<time>")
    }
}
