import CCrypto

/// A SHA-256 digest (FIPS 180-4): 32 bytes.
public struct Digest: Sendable, Hashable {
    public let bytes: [UInt8]

    /// 64 lower-case hexadecimal digits.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(64)
        for byte in bytes {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// An incremental SHA-256, computed by OpenSSL's libcrypto.
///
///     var hash = SHA256()
///     hash.update("abc".utf8)
///     hash.finish().hex   // "ba7816bf…"
@safe public final class SHA256 {
    private let context: OpaquePointer

    public init() {
        guard let context = unsafe EVP_MD_CTX_new() else { fatalError("libcrypto is out of memory") }
        unsafe self.context = context
        reset()
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }

    public func update(_ bytes: some Sequence<UInt8>) {
        let took: Void? = bytes.withContiguousStorageIfAvailable { unsafe update(buffer: UnsafeRawBufferPointer($0)) }
        if took == nil {
            unsafe Array(bytes).withUnsafeBytes { unsafe update(buffer: $0) }
        }
    }

    public func update(buffer: UnsafeRawBufferPointer) {
        guard unsafe EVP_DigestUpdate(context, buffer.baseAddress, buffer.count) == 1 else {
            fatalError("libcrypto refused SHA-256 input")
        }
    }

    /// The digest of everything since the start or the last `finish`; the hash then starts anew.
    public func finish() -> Digest {
        var out = [UInt8](repeating: 0, count: 32)
        guard unsafe EVP_DigestFinal_ex(context, &out, nil) == 1 else {
            fatalError("libcrypto refused to finish SHA-256")
        }
        reset()
        return Digest(bytes: out)
    }

    /// The digest of `bytes` in one call.
    public static func hash(_ bytes: some Sequence<UInt8>) -> Digest {
        let hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    private func reset() {
        guard unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { fatalError("libcrypto has no SHA-256") }
    }
}
