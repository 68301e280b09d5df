import CDeflate
import Synchronization

/// One gzip member (RFC 1952) around `parts` laid end to end, without name or time, so that equal input gives equal bytes.
///
/// - Parameter level: 0 stores, 1...12 packs. Bodies that are packed already should be stored: packing them again costs
///   five times the work for less than one percent.
public func gzipMember(_ parts: [[UInt8]], level: Int32) -> [UInt8] {
    var whole: [UInt8] = []
    whole.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { whole += part }
    return packers.withLock { packers in
        if packers[level] == nil { packers[level] = GzipPacker(level: level) }
        return packers[level]?.pack(whole) ?? []
    }
}

/// Making a packer costs more than packing a small record.
private let packers = Mutex<[Int32: GzipPacker]>([:])

@safe private final class GzipPacker {
    private let compressor: OpaquePointer

    init(level: Int32) {
        guard let made = unsafe libdeflate_alloc_compressor(level) else { fatalError("libdeflate is out of memory") }
        unsafe compressor = made
    }

    deinit {
        unsafe libdeflate_free_compressor(compressor)
    }

    func pack(_ bytes: [UInt8]) -> [UInt8] {
        let bound = unsafe libdeflate_gzip_compress_bound(compressor, bytes.count)
        return unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            unsafe bytes.withUnsafeBytes { input in
                count = unsafe libdeflate_gzip_compress(
                    compressor, input.baseAddress, input.count, buffer.baseAddress, buffer.count)
            }
            guard count > 0 else { fatalError("libdeflate's own bound was too small") }
        }
    }
}
