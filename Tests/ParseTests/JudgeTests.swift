import HTML
import Testing

@testable import Parse

@Suite("The judge of main text")
struct JudgeTests {
    private static let page = """
        <html><body><nav><a href=/a>Home</a></nav><div class=x><p>Short.</p>
        <p>A paragraph of the article, long enough to be one, and then some more words.</p></div></body></html>
        """

    @Test func treesDecide() throws {
        let judge = try Judge(features: ["length", "linkDensity"], trees: ["0:20 =-3 1:.5 =2 =-3", "1:0.5 =1 =-1.5"])
        #expect(
            Reader(judge: judge).read(Page(bytes: Array(JudgeTests.page.utf8))).text
                == "A paragraph of the article, long enough to be one, and then some more words.")
    }

    @Test(arguments: [
        ("0:1 =1", "a branch is missing"), ("=1 =2", "goes on behind its last leaf"), ("", "a branch is missing"),
        ("1:1 =1 =2", "not a node of a tree: '1:1'"), ("0:1e9 =1 =2", "not a node of a tree: '0:1e9'"),
        ("x", "not a node of a tree: 'x'"),
    ])
    func brokenTreesAreRefused(tree: String, complaint: String) {
        #expect(throws: Judge.Fault.self) { try Judge(features: ["length"], trees: ["=0", tree]) }
        do {
            _ = try Judge(features: ["length"], trees: ["=0", tree])
        } catch {
            #expect(error.tree == 1 && error.description == complaint)
        }
    }

    @Test func unknownFeaturesAreRefused() {
        #expect(throws: Judge.Fault.self) { try Judge(features: ["colour"], trees: []) }
    }

    @Test(arguments: [("-12.5", -12.5), ("3", 3), (".25", 0.25), ("0.000021", 0.000021)] as [(String, Float)])
    func decimals(written: String, value: Float) {
        #expect(Decimal.read(Array(written.utf8)[...]) == value)
    }

    @Test(arguments: ["", "-", ".", "1.2.3", "1e5", "9999999999999999999"])
    func noDecimals(written: String) {
        #expect(Decimal.read(Array(written.utf8)[...]) == nil)
    }
}
