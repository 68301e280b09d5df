import Arguments
import Foundation
import Glibc
import Pipeline

/// What every verb starts from: the words typed, the streams, and where the project and the lexicons are.
struct Context: Sendable {
    let invocation: Invocation
    let console: Console

    func project() throws(Failure) -> Project {
        try Project.find(named: invocation.value("project"), from: FileManager.default.currentDirectoryPath)
    }

    func configuration() throws(Failure) -> Configuration {
        try Configuration.find(project: try? project(), executable: executable)
    }

    func workbench() throws(Failure) -> Workbench {
        try Workbench(configuration())
    }

    /// Absolute path of the running program.
    var executable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }
}
