import Digests
import Testing

@Suite struct DigestTests {
    @Test func everySpellingIsOneDigest() {
        // SHA-1 of nothing, as Heritrix and as other tools write it.
        let empty = Digest(labelled: "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
        #expect(empty == RunningDigest(.sha1).finish())
        #expect(empty == Digest(labelled: "SHA-1:DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"))
        #expect(empty?.labelled == "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709")
    }

    @Test(arguments: Digest.Algorithm.allCases)
    func everyFunctionReadsWhatItWrites(algorithm: Digest.Algorithm) {
        let running = RunningDigest(algorithm)
        running.update("abc".utf8)
        let digest = running.finish()
        #expect(digest.bytes.count == algorithm.size)
        #expect(Digest(labelled: digest.labelled) == digest)
        #expect(running.finish() != digest)
    }

    @Test(arguments: [
        "sha1", "sha1:", "sha1:ABC", "sha256:zz", "crc32:00000000", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBY1",
    ])
    func whatIsNoDigestIsNil(text: String) {
        #expect(Digest(labelled: text) == nil)
    }
}
