import Digests
import Records

/// Payloads that are no page of text: said so, with the type, rather than read as noise.
enum UnsupportedMedia {
    private static let signatures: [(bytes: [UInt8], type: String)] = [
        (Array("%PDF-".utf8), "application/pdf"), ([0x89, 0x50, 0x4E, 0x47], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        (Array("GIF8".utf8), "image/gif"), ([0x50, 0x4B, 0x03, 0x04], "application/zip"),
        ([0x1F, 0x8B], "application/gzip"),
        ([0xD0, 0xCF, 0x11, 0xE0], "application/msword"), ([0x7F, 0x45, 0x4C, 0x46], "application/x-executable"),
    ]

    /// An empty reading with the flags `unsupported_media` and the type, or nil for what may be text. The bytes speak
    /// before the server.
    static func refuse(_ page: Page) -> Reading? {
        let seen = signatures.first { page.bytes.starts(with: $0.bytes) }?.type
        let told = page.mediaType.flatMap { type in
            ["image/", "audio/", "video/", "font/"].contains(where: type.hasPrefix) && !type.hasSuffix("+xml")
                ? type : nil
        }
        guard let type = seen ?? told else { return nil }
        let digest = page.digest ?? SHA256.hash(page.bytes).labelled
        let article = Article(
            capture: page.capture, url: page.url, payloadDigest: digest, text: "",
            flags: ["unsupported_media", "media:" + type], reader: Reader.version)
        return Reading(article: article, markdown: "", pageType: .other, confidence: 0, sources: [:])
    }
}
