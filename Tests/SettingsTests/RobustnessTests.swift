import Settings
import Testing

/// Whatever the bytes, a parse ends in a tree or in a complaint that points into the file. Seeded, so a failure repeats.
@Suite struct RobustnessTests {
    /// SplitMix64 (Steele, Lea, Flood 2014).
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let hostile: [[UInt8]] =
        [
            "\t", "\n", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!x ", "%", "\"", "'", "|\n", ">-\n", "#", "? ",
            "---\n", "...\n",
            "<<: ", "\\", ",", "\u{FEFF}", "\u{2028}", "é", "999999999999999999999999d", "-1s",
        ].map { Array($0.utf8) } + [[0x00], [0xFF], [0xD0], [0xED, 0xA0, 0x80]]

    private func mutated(_ bytes: [UInt8], by random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...30, using: &random)))
            case 2: bytes.insert(contentsOf: Self.hostile.randomElement(using: &random)!, at: at)
            case 3: bytes.removeSubrange(at...)
            default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 40)], at: at)
            }
        }
        return bytes
    }

    @Test func mutatedSettingsNeverTrapAndComplaintsPointIntoTheFile() throws {
        var random = Seeded(state: 20_250_808)
        var good = 0
        var bad = 0
        for name in ["pipeline.yaml", "measures.yaml", "rehearsal/pages.yaml"] {
            let original = try Repository.bytes("Pipelines/kazakhstan/\(name)")
            for _ in 0..<400 {
                let bytes = mutated(original, by: &random)
                do {
                    switch name {
                    case "pipeline.yaml": _ = try PipelineSettings.parse(bytes, file: name)
                    case "measures.yaml": _ = try MeasureSettings.parse(bytes, file: name)
                    default: _ = try RehearsalPages.parse(bytes, file: name)
                    }
                    good += 1
                } catch {
                    bad += 1
                    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count
                    #expect(!error.all.isEmpty)
                    #expect(error.all.allSatisfy { (1...lines + 1).contains($0.place.line) && $0.place.column >= 1 })
                    let printed = error.description.unicodeScalars
                    #expect(printed.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
                }
            }
        }
        // Both ends must be met, or the mutations are too tame or too wild to show anything.
        #expect(good > 50)
        #expect(bad > 50)
    }
}
