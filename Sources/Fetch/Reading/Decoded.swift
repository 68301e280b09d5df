import Compression
import HTTP
import Records

/// A body with its content codings undone, or why that failed.
struct Decoded {
    var payload: [UInt8] = []
    var outcome: Outcome?
    var detail: String?
    var flags: [String] = []
    /// Whether the body is packed as it lies on the wire.
    var isPacked = false
    /// Two codings on top of each other are seen in the wild; more are an attack.
    private static let mostCodings = 2

    init(_ response: Response, limits: InflateLimits) {
        payload = response.body
        let names = response.headers.list("Content-Encoding").filter { $0.lowercased() != "identity" }
        guard !payload.isEmpty else { return }
        guard names.count <= Decoded.mostCodings else {
            fail(.protocolError, "\(names.count) content codings on top of each other")
            return
        }
        for name in names.reversed() {
            guard let coding = ContentCoding(token: name) else {
                fail(.decodeError, "the content coding “\(name.prefix(40))” is not known")
                return
            }
            guard coding.claims(payload) else {
                flags.append("coding_lie")
                continue
            }
            isPacked = true
            do throws(InflateError) {
                let inflated = try coding.inflate(payload, limits: limits)
                payload = inflated.bytes
                if inflated.trailing > 0 { flags.append("trailing_bytes") }
            } catch {
                switch error {
                case .truncated: fail(.truncated, "the \(coding.rawValue) stream ends before its end")
                case .tooLarge:
                    flags.append("bomb")
                    fail(.tooLarge, "the \(coding.rawValue) body unfolds past the limit")
                case .corrupt(let reason): fail(.decodeError, "the \(coding.rawValue) body is corrupt: \(reason)")
                }
                return
            }
        }
    }

    private mutating func fail(_ outcome: Outcome, _ detail: String) {
        self.outcome = outcome
        self.detail = detail
        payload = []
    }
}
