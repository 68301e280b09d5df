import Foundation
import Synchronization

/// The built program, run as a user would run it.
struct Program {
    struct Ended: Sendable {
        var code: Int32
        var out: String
        var err: String

        var lines: [String] { out.split(separator: "\n").map(String.init) }
    }

    /// Where the program was built: beside the running test bundle.
    static let path: String = {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return (own as NSString).deletingLastPathComponent + "/ibid"
    }()

    /// The checkout these tests belong to.
    static let checkout = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../..").standardized.path

    /// Runs a command to its end. Without `executable` it is ibid itself.
    ///
    /// - Parameters:
    ///   - environment: replaces the inherited one.
    ///   - started: called with the process id once it runs.
    static func run(
        _ arguments: [String], executable: String = path, input: String? = nil, in folder: String? = nil,
        environment: [String: String]? = nil, started: ((Int32) -> Void)? = nil
    ) throws -> Ended {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        if let environment { process.environment = environment }
        let (out, err) = (Pipe(), Pipe())
        process.standardOutput = out
        process.standardError = err
        process.standardInput = try input.map(file) ?? FileHandle.nullDevice
        try process.run()
        started?(process.processIdentifier)
        let errors = Mutex(Data())
        let readers = DispatchGroup()
        DispatchQueue.global().async(group: readers) {
            let data = err.fileHandleForReading.readDataToEndOfFile()
            errors.withLock { $0 = data }
        }
        let output = out.fileHandleForReading.readDataToEndOfFile()
        readers.wait()
        process.waitUntilExit()
        let code =
            process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
        return Ended(
            code: code, out: String(decoding: output, as: UTF8.self),
            err: String(decoding: errors.withLock { $0 }, as: UTF8.self))
    }

    /// A file without a name: unlike a pipe it does not mind a reader that is killed.
    private static func file(_ text: String) throws -> FileHandle {
        let path = NSTemporaryDirectory() + "ibid-input-\(UUID().uuidString)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    }

    /// Runs a line of shell.
    @discardableResult
    static func shell(_ line: String, in folder: String? = nil) throws -> Ended {
        try run(["-c", line], executable: "/bin/bash", in: folder)
    }
}
