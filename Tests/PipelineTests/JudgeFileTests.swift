import Foundation
import Parse
import Settings
import Testing

@testable import Pipeline

@Suite("The model of main text is data")
struct JudgeFileTests {
    @Test func theOneInTheRepositoryIsWhole() throws {
        let config = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../config").path
        let files = try Configuration(folder: config).files()
        #expect(files["parse/model-text.yaml"] != nil)
        _ = try Judge(files: files)
    }

    @Test func aBrokenOneIsRefusedWithItsLine() {
        let model = "features: [length]\ntrees:\n  - \"=1\"\n  - \"0:1 =1\"\n"
        #expect {
            try Judge(files: ["parse/model-text.yaml": Array(model.utf8)])
        } throws: { error in
            "\(error)".contains("config/parse/model-text.yaml:4") && "\(error)".contains("a branch is missing")
        }
    }
}
