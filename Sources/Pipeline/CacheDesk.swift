import Archive
import Foundation
import HTTP
import Records
import Report

/// What `ibid cache` does with the project's cache.
public struct CacheDesk: Sendable {
    private let folder: CacheFolder

    public init(project: Project) throws(Failure) {
        folder = try CacheFolder(mode: .offline, project: project)
    }

    /// Every capture as a JSON line, in SURT order and then by time; those of one address when `url` is given.
    public func list(_ url: String?, to out: LineWriter) throws {
        let archive = try folder.open(.offline)
        if let url {
            for capture in try archive.captures(of: Self.serialized(url)) {
                try out.write(line: JSONLine.encode(capture))
            }
            return
        }
        var page = try archive.captures(limit: 500)
        while let last = page.last {
            for capture in page.captures { try out.write(line: JSONLine.encode(capture)) }
            page = try archive.captures(after: last, limit: 500)
        }
    }

    /// The payload of the newest readable capture of an address, as it came.
    public func show(_ url: String, to out: LineWriter) throws {
        let archive = try folder.open(.offline)
        guard let capture = try archive.readableCapture(of: Self.serialized(url)) else {
            throw Failure(.partial, "the cache holds no capture of \(url) that can be read")
        }
        try out.write(bytes: try archive.payload(of: capture))
    }

    /// Reads every record and checks every digest. Findings are complaints, one a line.
    public func verify(complain: (String) -> Void) throws -> (text: String, code: ExitCode) {
        let found = try folder.open(.offline).verify()
        for issue in found.issues { complain("\(issue.place ?? ""): \(issue.message)") }
        let text =
            "\(found.files) files, \(found.records) records, \(found.sound) with a digest that holds, "
            + "\(found.captures) captures read back, \(found.issues.count) problems"
        return (text, found.issues.isEmpty ? .clean : .partial)
    }

    /// Makes the index anew from the WARC files alone.
    public func reindex(complain: (String) -> Void) throws -> String {
        let archive = try folder.open(.live)
        for issue in try archive.reindex() { complain("\(issue.place ?? ""): \(issue.message)") }
        return "the index was made anew"
    }

    /// Takes anyone's WARC file into the cache.
    public func take(_ path: String, complain: (String) -> Void) throws -> String {
        let (records, notices) = try folder.open(.live).importFile(path)
        for issue in notices { complain("\(issue.place ?? ""): \(issue.message)") }
        return "\(records) records were read from \(path)"
    }

    /// The index as CDXJ lines, which pywb serves.
    public func export(to out: LineWriter) throws {
        let archive = try folder.open(.offline)
        var page = try archive.cdxj(limit: 500)
        while let last = page.last {
            for line in page.lines { try out.write(line + "\n") }
            page = try archive.cdxj(after: last, limit: 500)
        }
    }

    /// Takes a person's own copy of a page that cannot be fetched.
    public func add(_ url: String, file: String, date: String?) async throws -> String {
        var time = Date()
        if let date {
            guard let day = try? Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day().parse(date) else {
                throw Failure(.usage, "--date takes a day such as 2025-08-08, not '\(date)'")
            }
            time = day
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure(.usage, "cannot read \(file): no such file, or not one that may be read")
        }
        let type = file.hasSuffix(".pdf") ? "application/pdf" : file.hasSuffix(".txt") ? "text/plain" : "text/html"
        let capture = try await folder.open(.live).add(
            Array(data), of: Self.serialized(url), mediaType: type, time: Int(time.timeIntervalSince1970 * 1000))
        return "kept as \(capture.id), flagged 'supplied'"
    }

    /// An address in the form that captures have it.
    private static func serialized(_ url: String) throws(Failure) -> String {
        do {
            return try WebAddress(url).withFragment(nil).withoutCredentials.href
        } catch {
            throw Failure(.usage, "'\(url)' is no address: \(error.message)")
        }
    }
}
