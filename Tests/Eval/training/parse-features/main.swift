// Writes what the judge of main text knows of each block: a line of JSON a page, read by `training/parse.py`.
// Parse's internals are open to a debug build only.
#if DEBUG
    import Foundation
    import HTML

    @testable import Parse

    struct Line: Decodable {
        var id: String
        var url: String?
        var body: Data
        var contentType: String?
    }

    struct Rows: Encodable {
        var id: String
        var blocks: [String]
        var lengths: [Int]
        var features: [Float]
    }

    let names = Feature.columns.sorted { $0.value < $1.value }.map(\.key)
    FileHandle.standardOutput.write(try JSONEncoder().encode(["names": names]) + Data("\n".utf8))
    while let text = readLine() {
        let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
        let page = Page(url: line.url, bytes: Array(line.body), contentType: line.contentType)
        let tree = Tree(utf8: Decoded(page.bytes, charset: page.declaredCharset).utf8)
        let layout = LayoutWalk.run(tree)
        let outline = Outline(layout, tree)
        let container = Container.find(outline, tree)
        let declared = Declared(layout, tree)
        let address = AddressKind(line.url ?? declared.canonical ?? declared.first("og:url")?.value)
        let features = Features(
            layout, tree, outline, container: container, Declarations(declared), address, Prices(layout))
        let rows = Rows(
            id: line.id, blocks: layout.blocks.map { layout.string($0) }, lengths: layout.blocks.map(\.length),
            features: features.values)
        FileHandle.standardOutput.write(try JSONEncoder().encode(rows) + Data("\n".utf8))
    }
#else
    print("parse-features works in a debug build: swift build --product parse-features")
#endif
