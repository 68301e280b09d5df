import Archive
import HTTP
import Records

/// What a host answers for an address that nobody has ever had. A page that looks the same is an error in disguise.
struct Decoy: Sendable {
    private let digest: String?
    private let final: String?
    private let asked: String
    private let title: [UInt8]
    private let words: Set<ArraySlice<UInt8>>

    /// Nil where the host says plainly that there is no such page.
    init?(_ capture: Capture, payload: [UInt8]) {
        guard capture.status == 200, !payload.isEmpty, let sight = PageSight(payload) else { return nil }
        digest = capture.digest
        final = capture.finalURL
        asked = capture.url
        title = sight.title
        words = Decoy.words(sight)
    }

    /// Error pages of one site differ in the address they repeat and in the links they offer; articles share no more than the
    /// frame around them. Anywhere from 0.6 to 0.9 tells the two apart.
    private static let likeness = 0.8

    func resembles(_ payload: [UInt8], digest: String, at url: WebAddress) -> Bool {
        if digest == self.digest || final != asked && final == url.href { return true }
        guard let sight = PageSight(payload), sight.title == title else { return false }
        let words = Decoy.words(sight)
        let shared = words.intersection(self.words).count
        let all = words.count + self.words.count - shared
        return all == 0 || Double(shared) / Double(all) >= Decoy.likeness
    }

    private static func words(_ sight: PageSight) -> Set<ArraySlice<UInt8>> {
        Set(sight.text.split(separator: UInt8(ascii: " ")))
    }
}

extension Fetcher {
    /// The decoy of a host, asked for once in a run and kept as evidence.
    func decoy(of url: WebAddress, over transport: any Transport) async -> Decoy? {
        await decoys.state(of: url.origin) {
            let name = (0..<16).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(at: self.time.random()) }
            guard let address = try? url.resolving("/" + String(name)),
                var walk = try? Walk(fetcher: self, transport: transport, asked: address)
            else { return nil }
            walk.isDecoy = true
            walk.flags.append("decoy")
            guard let capture = try? await self.archive.append(await walk.run()),
                let payload = try? self.archive.payload(of: capture)
            else { return nil }
            return Decoy(capture, payload: payload)
        }
    }
}

extension String {
    fileprivate func randomElement(at chance: Double) -> Character {
        self[index(startIndex, offsetBy: min(count - 1, Int(chance * Double(count))))]
    }
}
