import Compression
import Foundation

/// The unfolded bytes of a WARC file, and where in the file they came from.
///
/// A whole member is unfolded in one step where it fits, so that a record is met in one piece; memory stays at a few
/// megabytes whatever the file holds.
final class WARCInput {
    private let file: FileDescriptor
    /// Nil for a file that is not packed.
    private let members: (any MemberStream)?
    /// Bytes of the file not yet unfolded: `raw[rawStart..<rawEnd]`, the first of which lies at `rawOffset`.
    private var raw: [UInt8]
    private var rawStart = 0
    private var rawEnd = 0
    private var rawIsLast = false
    private var rawOffset: Int
    /// Unfolded bytes not yet taken: `buffer[start..<end]`.
    private var buffer: [UInt8]
    private var start = 0
    private var end = 0
    /// The offset at which the current member began, and whether a record was already taken from it.
    private var memberOffset: Int
    private var memberEnded = true
    private var memberIsUsed = false
    private(set) var fileEnded = false

    private static let rawSize = 2 << 20
    /// A member is tried whole while this many bytes of the file are at hand, or all that are left.
    private static let rawLow = 512 << 10
    private static let smallest = 1 << 20
    /// A member that unfolds to more is unfolded piece by piece.
    private static let largest = 16 << 20

    init(file: FileDescriptor, offset: Int) {
        self.file = file
        rawOffset = offset
        memberOffset = offset
        let magic = (try? file.read(4, at: 0)) ?? []
        members =
            magic.starts(with: [0x1F, 0x8B]) ? GzipStream() : LZ4Stream.claims(magic) ? LZ4Stream() : nil
        raw = members == nil ? [] : [UInt8](repeating: 0, count: WARCInput.rawSize)
        buffer = [UInt8](repeating: 0, count: WARCInput.smallest)
    }

    /// How far the file has been read by whole records.
    var offset: Int {
        guard members != nil else { return rawOffset - (end - start) }
        return start == end && memberEnded ? rawOffset : memberOffset
    }

    private(set) var recordOffset = 0
    /// Whether the record lies behind another one in its member, and so cannot be read by itself.
    private(set) var recordSharesMember = false
    /// Whether the file ended in the middle of a member.
    var endedInside: Bool { members != nil && !memberEnded }
    var isLZ4: Bool { members is LZ4Stream }

    // MARK: Filling

    /// Brings some more. False at the end of the file, or at the end of a member unless a new one may be begun.
    private func refill(newMember: Bool = true) throws -> Bool {
        makeRoom()
        guard let members else {
            let got = try unsafe buffer.withUnsafeMutableBytes { bytes in
                try unsafe file.read(into: .init(rebasing: bytes[end...]), at: rawOffset)
            }
            rawOffset += got
            end += got
            fileEnded = got == 0
            return got > 0
        }
        while true {
            try fillRaw(atLeast: memberEnded ? WARCInput.rawLow : 1)
            guard rawStart < rawEnd else {
                fileEnded = true
                return false
            }
            if memberEnded {
                guard newMember else { return false }
                memberOffset = rawOffset
                memberEnded = false
                memberIsUsed = false
                if end == 0, unfoldWhole(members) {
                    if end > 0 { return true }
                    continue
                }
            }
            let moved: (read: Int, written: Int, ended: Bool)
            do {
                moved = try unsafe raw.withUnsafeBytes { input in
                    try unsafe buffer.withUnsafeMutableBytes { output in
                        try unsafe members.unfold(
                            .init(rebasing: input[rawStart..<rawEnd]), into: .init(rebasing: output[end...]))
                    }
                }
            } catch {
                throw WARCReader.Problem.malformed(offset: memberOffset, reason: "not a packed member: \(error)")
            }
            take(moved.read, moved.written, ended: moved.ended)
            if moved.written > 0 { return true }
        }
    }

    private func take(_ read: Int, _ written: Int, ended: Bool) {
        rawStart += read
        rawOffset += read
        end += written
        memberEnded = ended
    }

    private func unfoldWhole(_ members: any MemberStream) -> Bool {
        while true {
            let result = unsafe raw.withUnsafeBytes { input in
                unsafe buffer.withUnsafeMutableBytes { output in
                    unsafe members.unfoldWhole(.init(rebasing: input[rawStart..<rawEnd]), into: output)
                }
            }
            switch result {
            case .done(let read, let written):
                take(read, written, ended: true)
                return true
            case .tooSmall where buffer.count < WARCInput.largest:
                buffer = [UInt8](repeating: 0, count: buffer.count * 4)
            case .tooSmall, nil: return false
            }
        }
    }

    private func fillRaw(atLeast wanted: Int) throws {
        guard rawEnd - rawStart < wanted, !rawIsLast else { return }
        try unsafe raw.withUnsafeMutableBytes { bytes in
            if rawStart > 0 {
                unsafe bytes.copyMemory(from: .init(rebasing: bytes[rawStart..<rawEnd]))
                rawEnd -= rawStart
                rawStart = 0
            }
            rawEnd += try unsafe file.read(into: .init(rebasing: bytes[rawEnd...]), at: rawOffset + rawEnd)
            rawIsLast = rawEnd < bytes.count
        }
    }

    /// Moves what is left to the front, and grows where a line or head needs more than there is room for.
    private func makeRoom() {
        if start > 0 {
            if start < end {
                unsafe buffer.withUnsafeMutableBytes { unsafe $0.copyMemory(from: .init(rebasing: $0[start..<end])) }
            }
            end -= start
            start = 0
        }
        if end == buffer.count { buffer += [UInt8](repeating: 0, count: buffer.count) }
    }

    // MARK: Taking

    /// Stands at the first byte of a record. False at the end of the file.
    func skipBlankLines() throws -> Bool {
        while true {
            while start < end, buffer[start] == 0x0D || buffer[start] == 0x0A { start += 1 }
            if start < end { break }
            guard try refill() else {
                if endedInside { throw WARCReader.Problem.torn(offset: memberOffset) }
                return false
            }
        }
        recordOffset = members == nil ? rawOffset - (end - start) : memberOffset
        recordSharesMember = memberIsUsed
        memberIsUsed = members != nil
        return true
    }

    /// One line with its line break; nil where there is none within `limit` bytes or before the end.
    func line(limit: Int) throws -> ArraySlice<UInt8>? {
        try take(limit: limit) { bytes, _ in bytes.firstIndex(of: 0x0A).map { $0 + 1 } }
    }

    /// Lines up to and with an empty one; nil where there is none within `limit` bytes or before the end.
    func head(limit: Int) throws -> ArraySlice<UInt8>? {
        try take(limit: limit) { bytes, searched in
            var rest = bytes.dropFirst(max(0, searched - 2))
            while let feed = rest.firstIndex(of: 0x0A) {
                rest = rest[(feed + 1)...]
                if rest.first == 0x0A { return feed + 2 }
                if rest.first == 0x0D, rest.dropFirst().first == 0x0A { return feed + 3 }
            }
            return nil
        }
    }

    /// - Parameter find: the index after what is wanted, given the bytes at hand and how many of them were searched before.
    private func take(
        limit: Int, until find: (ArraySlice<UInt8>, Int) -> Int?
    ) throws -> ArraySlice<UInt8>? {
        var searched = 0
        while true {
            let seen = min(end - start, limit)
            if let after = find(buffer[start..<start + seen], searched) {
                defer { start = after }
                return buffer[start..<after]
            }
            searched = seen
            guard seen < limit, try refill(newMember: false) else { return nil }
        }
    }

    /// Up to `count` bytes, as they come; none at the end.
    func take(upTo count: Int) throws -> ArraySlice<UInt8> {
        if start == end { guard try refill(newMember: false) else { return [] } }
        let stop = min(end, start + count)
        defer { start = stop }
        return buffer[start..<stop]
    }

    /// Reads past the two line breaks after a block, to the end of the member where there is one.
    /// - Returns: how many bytes of the member belong to no record, as where a Content-Length is too small.
    func finishRecord(isNext: (ArraySlice<UInt8>) -> Bool) throws -> Int {
        var excess = 0
        while true {
            while start < end, buffer[start] == 0x0D || buffer[start] == 0x0A { start += 1 }
            if start < end {
                guard members != nil, excess > 0 || !isNext(buffer[start..<end]) else { return excess }
                excess += end - start
                start = end
            }
            guard try refill(newMember: false) else {
                if fileEnded, endedInside { throw WARCReader.Problem.torn(offset: memberOffset) }
                return excess
            }
        }
    }
}
