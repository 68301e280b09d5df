import Archive
import Fetch
import Foundation
import HTTP
import Records
import Settings

/// What `ibid fetch` does: asks for addresses into the project's cache, or says what it would ask for.
public struct FetchDesk: Sendable {
    static let noContact =
        "'fetch.contact' is not set, so site owners cannot write to whoever runs this; give a mail or web address"

    private let project: Project
    private let settings: FetchSettings
    private let policy: FetchPolicy
    private let network: CurlSettings
    private let walls: Walls

    /// - Parameter name: the pipeline whose fetch settings hold; nil for the defaults.
    public init(project: Project, pipeline name: String?, configuration: Configuration) throws(Failure) {
        self.project = project
        let pipeline = try name.map { name throws(Failure) in try PipelineFolder(named: name, in: project) }
        settings = pipeline?.settings.fetch ?? FetchSettings()
        policy = FetchPolicy(settings, mode: .live)
        network = CurlSettings(settings, folder: pipeline?.path ?? project.root)
        do {
            walls = try Walls(files: configuration.files())
        } catch {
            throw Failure(.usage, "\(error)")
        }
    }

    /// An open cache and who asks into it.
    public struct Session: Sendable {
        public let filter: any LineFilter
        private let fetcher: Fetcher

        fileprivate init(_ fetcher: Fetcher) {
            self.fetcher = fetcher
            filter = FetchFilter(fetcher)
        }

        /// Why nothing more could be kept, and so nothing more was asked for.
        public var stopped: Failure? {
            fetcher.stopped.map { Failure(.withheld, $0.message + "; nothing more was asked for") }
        }

        /// Lets the write under way end, and gives the cache back.
        public func close() { fetcher.archive.close() }
    }

    /// - Parameters:
    ///   - waits: whether to wait for another writer of the cache to end, where the alternative is to be busy.
    ///   - complain: takes what was doubtful in the cache, and in the settings.
    public func open(offline: Bool, waits: Bool, complain: (String) -> Void) throws(Failure) -> Session {
        let mode: RunMode = offline ? .offline : .live
        let archive = try CacheFolder(mode: mode, project: project).open(mode, waiting: waits)
        for notice in archive.notices { complain("\(notice.place ?? archive.folder): \(notice.message)") }
        if !offline, settings.contact == nil { complain(Self.noContact) }
        let transport = offline ? nil : CurlTransport(network)
        return Session(Fetcher(transport: transport, archive: archive, policy: policy, walls: walls))
    }

    /// What asking for each address would come to. Nothing is asked, and nothing is written.
    public func plans(for urls: [String]) throws(Failure) -> [FetchPlan] {
        let archive = try CacheFolder(mode: .offline, project: project).open(.offline)
        let fetcher = Fetcher(transport: nil, archive: archive, policy: policy)
        do throws(ArchiveError) {
            return try urls.map { url throws(ArchiveError) in try fetcher.plan(url, refusal: network.refusal) }
        } catch {
            throw Failure(.usage, error.message)
        }
    }
}
