import Archive
import Foundation
import HTTP
import Records
import Report
import Settings

/// What `ibid cache` does with the project's cache.
public struct CacheDesk: Sendable {
    private let folder: CacheFolder
    private let complain: @Sendable (String) -> Void

    /// - Parameter complain: takes what is doubtful, one line at a time.
    public init(project: Project, complain: @escaping @Sendable (String) -> Void) throws(Failure) {
        self.complain = complain
        folder = try CacheFolder(mode: .offline, project: project)
    }

    private func open(_ mode: RunMode) throws(Failure) -> Archive {
        let archive = try folder.open(mode)
        report(archive.notices)
        return archive
    }

    private func report(_ issues: [Issue]) {
        for issue in issues { complain("\(issue.place.map { $0 + ": " } ?? "")\(issue.message)") }
    }

    /// Every capture as a JSON line, in SURT order and then by time; those of one address when `url` is given.
    public func list(_ url: String?, to out: LineWriter) throws {
        let archive = try open(.offline)
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

    /// The payload of a readable capture of an address, as it came: of the newest, or of the one nearest to a date.
    public func show(_ url: String, at date: String?, to out: LineWriter) throws {
        let archive = try open(.offline)
        let address = try Self.serialized(url)
        let capture =
            if let date {
                try archive.readableCapture(of: address, nearest: try Self.moment(date, option: "--at"))
            } else {
                try archive.readableCapture(of: address)
            }
        guard let capture else { throw Failure(.partial, try absence(of: url, address, in: archive)) }
        if date != nil { complain("\(capture.url), retrieved \(capture.retrieved)") }
        try out.write(bytes: try archive.payload(of: capture))
    }

    private func absence(of url: String, _ address: String, in archive: Archive) throws -> String {
        guard let last = try archive.capture(of: address) else { return "the cache holds no capture of \(url)" }
        return "the cache holds no capture of \(url) that can be read; the last one, of \(last.retrieved), came to "
            + "\(last.outcome.rawValue)\(last.detail.map { ": " + $0 } ?? "")"
    }

    /// Reads every record and checks every digest. Findings are complaints, one a line.
    public func verify() throws -> (text: String, code: ExitCode) {
        let found = try open(.offline).verify()
        report(found.issues)
        let text =
            "\(found.files) files, \(found.records) records, \(found.sound) with a digest that holds, "
            + "\(found.captures) captures read back, \(found.issues.count) problems"
        return (text, found.issues.isEmpty ? .clean : .partial)
    }

    /// Makes the index anew from the WARC files alone.
    public func reindex() throws -> String {
        report(try folder.open(.live).reindex())
        return "the index was made anew"
    }

    /// Takes anyone's WARC or ARC file into the cache.
    public func take(_ path: String) throws -> String {
        let (records, notices) = try open(.live).importFile(path)
        report(notices)
        return "\(records) records were read from \(path)"
    }

    /// What a prune is asked to take, as typed.
    public struct PruneRequest: Sendable {
        public var olderThan: String?
        public var keep: String?
        public var toSize: String?
        /// Whether the last readable copy of what a pipeline cites may go, too.
        public var alsoCited = false
        /// Whether it is to be done, not only said.
        public var apply = false

        public init() {}
    }

    /// Says which captures would go from the cache, or takes them out.
    public func prune(_ request: PruneRequest, in project: Project, to out: LineWriter) throws -> String {
        var rule = PruneRule()
        if let age = request.olderThan {
            guard let age = DurationText.parse(age) else {
                throw Failure(.usage, "--older-than takes an age such as 90d or 52w, not '\(age)'")
            }
            rule.before = Int(Date().timeIntervalSince1970 * 1000) - Int(age / .milliseconds(1))
        }
        if let keep = request.keep {
            guard let number = Int(keep), number > 0 else {
                throw Failure(.usage, "--keep takes the number of captures of an address that stay, not '\(keep)'")
            }
            rule.newest = number
        }
        if let size = request.toSize {
            guard let bytes = SizeText.parse(size) else {
                throw Failure(.usage, "--to-size takes a size such as 20GB, not '\(size)'")
            }
            rule.size = bytes
        }
        guard rule.before != nil || rule.newest != nil || rule.size != nil else {
            throw Failure(.usage, "nothing says what may go: give --older-than AGE, --keep N or --to-size SIZE")
        }
        if !request.alsoCited { rule.protected = try Self.cited(in: project) }
        let archive = try open(request.apply ? .live : .offline)
        let list = { (capture: Capture) in
            try? out.write("\(capture.retrieved) \(capture.outcome.rawValue) \(TerminalText.safe(capture.url))\n")
            return
        }
        let found = try request.apply ? archive.prune(rule, each: list) : archive.pruning(rule, each: list)
        report(found.issues)
        return Self.summary(of: found, isDone: request.apply)
    }

    private static func summary(of found: Pruning, isDone: Bool) -> String {
        var text = "\(found.captures) captures \(isDone ? "went" : "would go"), \(found.bytes) bytes"
        if found.protected > 0 {
            text +=
                "; \(found.protected) stay as the last readable copy of what a pipeline cites, or handed in by a person"
        }
        if found.referred > 0 { text += "; \(found.referred) stay because later captures refer to their bytes" }
        return text + (isDone ? "" : "\nnothing was changed; --apply does it")
    }

    /// Every address that a pipeline's document cites.
    private static func cited(in project: Project) throws(Failure) -> Set<String> {
        var urls: Set<String> = []
        for name in project.pipelineNames() {
            do {
                let pipeline = try PipelineFolder(named: name, in: project)
                let document = Project.absolute(pipeline.settings.document, from: pipeline.path)
                let cited = try Workbench.cite(try Workbench.read(document), name: pipeline.settings.document)
                for url in cited.citations.compactMap(\.url) { urls.insert((try? serialized(url)) ?? url) }
            } catch {
                throw Failure(
                    error.code,
                    "what the pipeline '\(name)' cites cannot be told, so nothing was pruned (--cited-too prunes all the same): "
                        + error.description)
            }
        }
        return urls
    }

    /// The index as CDXJ lines, which pywb serves.
    public func export(to out: LineWriter) throws {
        let archive = try open(.offline)
        var page = try archive.cdxj(limit: 500)
        while let last = page.last {
            for line in page.lines { try out.write(line + "\n") }
            page = try archive.cdxj(after: last, limit: 500)
        }
    }

    /// Takes a person's own copy of a page that cannot be fetched.
    public func add(_ url: String, file: String, date: String?) async throws -> String {
        let time = try date.map { date throws(Failure) in try Self.moment(date, option: "--date") }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure(.usage, "cannot read \(file): no such file, or not one that may be read")
        }
        let type = file.hasSuffix(".pdf") ? "application/pdf" : file.hasSuffix(".txt") ? "text/plain" : "text/html"
        let capture = try await open(.live).add(
            Array(data), of: Self.serialized(url), mediaType: type,
            time: time ?? Int(Date().timeIntervalSince1970 * 1000))
        return "kept as \(capture.id), flagged 'supplied'"
    }

    /// A day, or a moment in UTC, in milliseconds since 1970.
    private static func moment(_ text: String, option: String) throws(Failure) -> Int {
        let isDay = text.utf8.count == 10
        guard isDay || text.utf8.count >= 19, text.dropFirst(4).first == "-", let time = WARCDate.milliseconds(text),
            isDay ? WARCDate.text(time).hasPrefix(text) : true
        else {
            throw Failure(
                .usage,
                "\(option) takes a day such as 2025-08-08, or a moment such as 2025-08-08T10:00:00Z, not '\(text)'")
        }
        return time
    }

    /// Does some work, and says what failed in the cache as a failure with its exit code.
    public static func explaining<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let error as ArchiveError {
            switch error {
            case .busy: throw Failure(.busy, error.message)
            case .full: throw Failure(.withheld, error.message)
            case .corrupt: throw Failure(.partial, error.message)
            case .file, .index: throw Failure(.usage, error.message)
            }
        }
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
