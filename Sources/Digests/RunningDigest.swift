import CCrypto

/// A digest of bytes as they come, computed by OpenSSL's libcrypto.
///
///     let running = RunningDigest(.sha256)
///     running.update("abc".utf8)
///     running.finish().hex   // "ba7816bf…"
@safe public final class RunningDigest {
    public let algorithm: Digest.Algorithm
    private let context: OpaquePointer

    public init(_ algorithm: Digest.Algorithm) {
        guard let context = unsafe EVP_MD_CTX_new() else { fatalError("libcrypto is out of memory") }
        unsafe self.context = context
        self.algorithm = algorithm
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
            fatalError("libcrypto refused input for \(algorithm)")
        }
    }

    /// The digest of everything since the start or the last `finish`; the next one then starts anew.
    public func finish() -> Digest {
        var out = [UInt8](repeating: 0, count: algorithm.size)
        guard unsafe EVP_DigestFinal_ex(context, &out, nil) == 1 else {
            fatalError("libcrypto refused to finish \(algorithm)")
        }
        reset()
        return Digest(algorithm, bytes: out)
    }

    private func reset() {
        let function =
            switch algorithm {
            case .sha256: unsafe EVP_sha256()
            case .sha1: unsafe EVP_sha1()
            case .sha512: unsafe EVP_sha512()
            case .md5: unsafe EVP_md5()
            }
        guard unsafe EVP_DigestInit_ex(context, function, nil) == 1 else { fatalError("libcrypto has no \(algorithm)") }
    }
}

/// SHA-256 (FIPS 180-4): what Ibid names its own records and payloads by.
public enum SHA256 {
    /// The digest of `bytes` in one call.
    public static func hash(_ bytes: some Sequence<UInt8>) -> Digest {
        let known = bytes.withContiguousStorageIfAvailable { unsafe hash(UnsafeRawBufferPointer($0)) }
        if let known { return known }
        return unsafe Array(bytes).withUnsafeBytes { unsafe hash($0) }
    }

    /// The first 64 bits of the digest of `bytes`.
    public static func head(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Digest.Algorithm.sha256.size) { digest in
            unsafe ibid_sha256(bytes.baseAddress, bytes.count, digest.baseAddress)
            var head: UInt64 = 0
            for place in 0..<8 { unsafe head = head << 8 | UInt64(digest[place]) }
            return head
        }
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
        var out = [UInt8](repeating: 0, count: Digest.Algorithm.sha256.size)
        unsafe ibid_sha256(bytes.baseAddress, bytes.count, &out)
        return Digest(.sha256, bytes: out)
    }
}
