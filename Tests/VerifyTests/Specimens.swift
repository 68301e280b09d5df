import Foundation
import Language
import Records

@testable import Verify

/// The verifier as shipped: `config/` of this package.
enum Specimens {
    static let files: [String: [UInt8]] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "config").path()
        var files: [String: [UInt8]] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init()
        where name.hasSuffix(".yaml") {
            files[name] = FileManager.default.contents(atPath: root + "/" + name).map(Array.init)
        }
        return files
    }()

    static let verifier: Verifier = {
        do {
            return try Verifier(analyzer: Analyzer(lexicon: try Lexicon.load(files: files)), files: files)
        } catch {
            fatalError("config/ cannot be read: \(error)")
        }
    }()

    static let harbour = """
        The harbour of Brenno was opened in May 1987. It handled 4.2 million tonnes of grain in 2023, up from 3.1 million a \
        year earlier. About 640 people work there. The port's director, Ilse Marten, said that a second quay would be built \
        by 2030. It will cost 75 million euros.
        """

    static func finding(_ claim: String, _ source: String, lang: String? = "en", sourceLang: String? = "en") -> Finding
    {
        verifier.verify(
            Text(claim), lang: lang, against: verifier.prepare(id: "art-1", text: source, lang: sourceLang))
    }
}
