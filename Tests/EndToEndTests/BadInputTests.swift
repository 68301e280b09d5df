import Foundation
import Load
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// Each bad input gets a clear message and the right exit code.
@Suite struct BadInputTests {
    private static let isRoot = geteuid() == 0

    private func refused(
        _ project: TemporaryProject, _ arguments: [String], code: Int32 = 2, saying message: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let ended = try Program.run(arguments, in: project.root)
        #expect(ended.code == code, sourceLocation: sourceLocation)
        #expect(ended.err.contains(message), "\(ended.err)", sourceLocation: sourceLocation)
        #expect(ended.out.isEmpty, sourceLocation: sourceLocation)
    }

    @Test func commandLine() throws {
        let project = try TemporaryProject.kazakhstan()
        try refused(
            project, ["run", "kazakstan"], saying: "there is no pipeline 'kazakstan'; did you mean 'kazakhstan'?")
        try refused(project, ["run", "../kazakhstan"], saying: "there is no pipeline '../kazakhstan'")
        try refused(project, ["run"], saying: "name a pipeline (kazakhstan), or say --due")
        try refused(project, ["rum"], saying: "there is no verb 'rum'; did you mean 'run'?")
        try refused(project, ["run", "kazakhstan", "--ofline"], saying: "did you mean '--offline'?")
        try refused(project, ["run", "kazakhstan", "--offline", "--rehearse"], saying: "exclude each other")
        try refused(project, ["run", "kazakhstan", "--log", "xml"], saying: "--log takes 'text' or 'json', not 'xml'")
        let lost = try Program.run(["status"], in: "/")
        #expect(lost.code == 2)
        #expect(lost.err.contains("no project here"))
    }

    @Test func settings() throws {
        let project = try TemporaryProject()
        func settings(_ text: String, saying message: String, sourceLocation: SourceLocation = #_sourceLocation) throws
        {
            try project.write(text, to: "Pipelines/x/pipeline.yaml")
            try refused(project, ["run", "x"], saying: message, sourceLocation: sourceLocation)
        }
        try settings("document: a.md\nfetch:\n\tfresh: 7d\n", saying: "Pipelines/x/pipeline.yaml:3:1: a tab")
        try settings(
            "document: a.md\nschedule:\n  refesh: \"0 6 * * 1\"\n",
            saying: "Pipelines/x/pipeline.yaml:3:3: unknown key 'refesh'; did you mean 'refresh'?")
        try settings(
            "document: a.md\nfetch: {max_body: big}\n", saying: "'max_body' must be a size above zero such as 20MB")
        try settings("title: x\n", saying: "lacks 'document'")
        try settings(
            "document: a.md\nschedule: {refresh: \"0 6 * * 1\", zone: Asia/Almata}\n", saying: "Asia/Almata")
        try settings("document: nowhere.md\n", saying: "nowhere.md")
    }

    @Test func documents() throws {
        let project = try TemporaryProject()
        try project.write("document: a.md\n", to: "Pipelines/x/pipeline.yaml")
        let path = project.path("Pipelines/x/a.md")
        func document(_ bytes: [UInt8], saying message: String, sourceLocation: SourceLocation = #_sourceLocation)
            throws
        {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            try refused(project, ["run", "x", "--offline"], saying: message, sourceLocation: sourceLocation)
            try refused(project, ["cite", path], saying: message, sourceLocation: sourceLocation)
        }
        try document([], saying: "the document is empty")
        try document(Array("%PDF-1.7 …".utf8), saying: "PDF")
        try document([0x61, 0x00, 0x62], saying: "this is not text (byte 1)")
        try document(Array("Caf\u{E9}".unicodeScalars.map { UInt8($0.value) }) + [0x0A], saying: "is not UTF-8")
        // 200 MB, sparse: refused by its size, not read.
        #expect(unsafe truncate(path, 200_000_000) == 0)
        try refused(project, ["run", "x", "--offline"], saying: "200000000 bytes, more than the limit of")
    }

    @Test func notesAndMarkersThatDoNotMatchAreIssues() throws {
        let project = try TemporaryProject()
        try project.write(
            """
            # Rain

            It rained on 3 May 2025.[1] It stopped on 4 May 2025.[2] Nobody knows why.[4]

            [1] Ann Lee, “Rain”, The Daily Rain, https://rain.example/a, (Access Date: 08.08.2025).
            [2] “Sun”, The Daily Sun, https://[sun/b, (Access Date: 08.08.2025).
            [3] “Wind”, The Daily Wind, https://wind.example/b, (Access Date: 08.08.2025).
            """, to: "rain.md")
        let ended = try project.ibid("cite", "rain.md")
        #expect(ended.code == 0)
        #expect(ended.lines.count == 3)
        #expect(ended.err.contains("rain.md:3:75: the marker [4] points to no note"), "\(ended.err)")
        #expect(ended.err.contains("rain.md:7:1: no marker points to note 3"))
        #expect(ended.err.contains("rain.md:6"), "the address of note 2 cannot be repaired: \(ended.err)")
    }

    @Test func withoutANetworkEverythingIsUnreadAndPublished() throws {
        let project = try TemporaryProject.kazakhstan()
        // A port nobody listens on stands for a network that is down.
        try project.edit(
            "Pipelines/kazakhstan/pipeline.yaml", "  fresh: 7d",
            "  allow_private: true\n  connect_to: [\"::127.0.0.1:1\"]")
        let ended = try project.ibid("run", "kazakhstan")
        #expect(ended.code == 3)
        let manifest = try #require(Output(folder: project.output).latestManifest())
        #expect(Array(manifest.rulings.keys) == ["unread"])
        #expect(manifest.outcomes["ok"] == nil)
    }

    @Test func aCacheThatIsAFile() throws {
        let project = try TemporaryProject.kazakhstan()
        try project.write("", to: "Cache")
        try refused(
            project, ["run", "kazakhstan", "--offline", "--quiet"],
            saying: "Cache is a file; the cache must be a folder")
        try refused(project, ["cache", "list"], saying: "Cache is a file; the cache must be a folder")
        #expect(Output(folder: project.output).latestRun == nil)
    }

    @Test func anOutputFolderThatMayNotBeWritten() throws {
        let project = try TemporaryProject.kazakhstan()
        try Program.shell("mkdir '\(project.output)' && chmod 555 '\(project.output)'")
        // Root ignores modes, so an ordinary user runs it.
        let prefix = Self.isRoot ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
        let ended = try Program.shell(
            prefix + "'\(Program.path)' run kazakhstan --rehearse --project '\(project.root)'", in: "/")
        try Program.shell("chmod 755 '\(project.output)'")
        #expect(ended.code == 2 || ended.code == 126 && ended.err.contains("setpriv"), "\(ended.err)")
        #expect(ended.err.contains("Permission denied"))
    }

    @Test(.enabled(if: isRoot, "only root can mount a small disk"))
    func aDiskThatFillsUpPublishesNothing() throws {
        let project = try TemporaryProject.kazakhstan()
        let mounted = try Program.shell(
            "mkdir '\(project.output)' && mount -t tmpfs -o size=64k ibid '\(project.output)'")
        guard mounted.code == 0 else {
            try Test.cancel("a tmpfs cannot be mounted here: \(mounted.err)")
        }
        defer { _ = try? Program.shell("umount '\(project.output)'") }
        let ended = try project.ibid("run", "kazakhstan", "--rehearse")
        #expect(ended.code == 4)
        #expect(ended.err.contains("No space left on device"))
        #expect(ended.err.contains("nothing was published"))
        #expect(Output(folder: project.output).latestRun == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: project.output + "/runs").isEmpty)
    }
}
