import Compression
import Foundation

/// The unfolded bytes of a WARC file, and where in the file they came from.
final class WARCInput {
    private let file: FileDescriptor
    private let gzip = GzipStream()
    private let isPacked: Bool
    /// Bytes of the file not yet unfolded, and where `raw[rawStart]` lies in the file.
    private var raw: [UInt8] = []
    private var rawStart = 0
    private var rawOffset: Int
    private var buffer: [UInt8] = []
    private var start = 0
    /// The offset at which the current member began.
    private var memberOffset: Int
    private var memberEnded = true
    private(set) var fileEnded = false

    private static let chunk = 256 << 10

    init(file: FileDescriptor, offset: Int) {
        self.file = file
        rawOffset = offset
        memberOffset = offset
        let magic = (try? file.read(2, at: 0)) ?? []
        isPacked = magic == [0x1F, 0x8B]
    }

    /// How far the file has been read by whole records.
    var offset: Int {
        guard isPacked else { return rawOffset - (buffer.count - start) }
        return start == buffer.count && memberEnded ? rawOffset : memberOffset
    }

    private(set) var recordOffset = 0
    /// Whether the file ended in the middle of a member.
    var endedInside: Bool { isPacked && !memberEnded }

    /// Unfolds some more. False at the end of the file, or at the end of a member unless a new one may be begun.
    private func refill(newMember: Bool = true) throws -> Bool {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        while true {
            if rawStart == raw.count {
                raw = try file.read(WARCInput.chunk, at: rawOffset)
                rawStart = 0
                if raw.isEmpty {
                    fileEnded = true
                    return false
                }
            }
            guard isPacked else {
                buffer += raw[rawStart...]
                rawOffset += raw.count - rawStart
                rawStart = raw.count
                return true
            }
            if memberEnded {
                guard newMember else { return false }
                memberOffset = rawOffset
                memberEnded = false
            }
            let step: GzipStream.Step
            do {
                step = try gzip.unfold(raw[rawStart...])
            } catch {
                throw WARCReader.Problem.malformed(offset: memberOffset, reason: "not a gzip member: \(error)")
            }
            rawStart += step.read
            rawOffset += step.read
            memberEnded = step.ended
            buffer += step.output
            if !step.output.isEmpty { return true }
        }
    }

    /// Stands at the first byte of a record. False at the end of the file.
    func skipBlankLines() throws -> Bool {
        while true {
            while start < buffer.count, buffer[start] == 0x0D || buffer[start] == 0x0A { start += 1 }
            if start < buffer.count { break }
            guard try refill() else {
                if endedInside { throw WARCReader.Problem.torn(offset: memberOffset) }
                return false
            }
        }
        recordOffset = isPacked ? memberOffset : rawOffset - (buffer.count - start)
        return true
    }

    /// One line with its line break; nil where there is none within `limit` bytes.
    func line(limit: Int) throws -> [UInt8]? {
        var scanned = start
        while true {
            if let feed = buffer[scanned...].firstIndex(of: 0x0A) {
                guard feed + 1 - start <= limit else { return nil }
                defer { start = feed + 1 }
                return Array(buffer[start...feed])
            }
            guard buffer.count - start <= limit else { return nil }
            let seen = buffer.count - start
            guard try refill(newMember: false) else { return nil }
            scanned = start + seen
        }
    }

    /// Up to `count` bytes, as they come; none at the end.
    func take(upTo count: Int) throws -> ArraySlice<UInt8> {
        if start == buffer.count { guard try refill() else { return [] } }
        let end = min(buffer.count, start + count)
        defer { start = end }
        return buffer[start..<end]
    }

    /// Reads past the two line breaks after a block, to the end of the member where there is one.
    /// - Returns: how many bytes of the member belong to no record, as where a Content-Length is too small.
    func finishRecord() throws -> Int {
        var excess = 0
        while true {
            while start < buffer.count, buffer[start] == 0x0D || buffer[start] == 0x0A { start += 1 }
            if start < buffer.count {
                guard isPacked, excess > 0 || !buffer[start...].starts(with: "WARC/".utf8) else { return excess }
                excess += buffer.count - start
                start = buffer.count
            }
            guard try refill(newMember: false) else {
                if fileEnded, endedInside { throw WARCReader.Problem.torn(offset: memberOffset) }
                return excess
            }
        }
    }
}
