import Pipeline

/// `ibid schedule`: prints what to install, installs nothing.
struct ScheduleVerb {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func perform() throws -> ExitCode {
        let project = try context.project()
        try context.console.out.write(
            Installer.text(
                program: context.executable, project: project, systemd: context.invocation.has("systemd")) + "\n")
        return .clean
    }
}
