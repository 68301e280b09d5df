import Schedule

/// What to install so that pipelines run when they are due.
public enum Installer {
    public static func text(program: String, project: Project, systemd: Bool) -> String {
        systemd
            ? Installation.systemd(program: program, project: project.root)
            : Installation.crontab(program: program, project: project.root)
    }
}
