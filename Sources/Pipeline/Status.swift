import Foundation
import Load
import Schedule

/// Where a pipeline stands: its last good run, its last attempt, its next run.
public struct Status: Sendable {
    public let name: String
    /// What is wrong with the settings; nothing else is known then.
    public let complaint: String?
    public let manifest: Manifest?
    public let attempt: Attempt?
    public let next: Date?
    public let isDue: Bool
    public let isRunning: Bool

    public init(of name: String, in project: Project, now: Date) {
        self.name = name
        do {
            let pipeline = try PipelineFolder(named: name, in: project)
            let output = pipeline.output
            complaint = nil
            manifest = output.latestManifest()
            attempt = Attempt.last(in: output.folder)
            let lastGood = Status.lastGood(manifest)
            next = pipeline.schedule.map { $0.next(after: lastGood ?? now) }
            isDue = pipeline.schedule?.isDue(lastGood: lastGood, now: now) ?? false
            isRunning = Lock.isHeld(pipeline.lockFile)
        } catch {
            complaint = error.description
            (manifest, attempt, next, isDue, isRunning) = (nil, nil, nil, false, false)
        }
    }

    /// When the last run that read the real sources was published. A rehearsal or an offline run refreshes nothing.
    static func lastGood(_ manifest: Manifest?) -> Date? {
        guard let manifest, manifest.mode == RunMode.live.rawValue else { return nil }
        return Timestamp.date(from: manifest.published)
    }
}
