/// The lines that make cron or systemd run what is due. Printed for a person to install; nothing is installed here.
public enum Installation {
    /// One crontab line for all pipelines: it looks every fifteen minutes, and zones are ours to handle (Debian's cron knows
    /// no `CRON_TZ`).
    public static func crontab(program: String, project: String) -> String {
        "*/15 * * * * \(quoted(program)) run --due --quiet --project \(quoted(project))"
    }

    /// A systemd service and its timer, as the two files' contents under their names.
    public static func systemd(program: String, project: String) -> String {
        """
        # ~/.config/systemd/user/ibid.service
        [Unit]
        Description=Refresh what is due of the Ibid pipelines

        [Service]
        Type=oneshot
        ExecStart="\(program)" run --due --quiet --project "\(project)"
        # 1: a claim is disputed or absent; 3: a source could not be read. Both are published.
        SuccessExitStatus=1 3

        # ~/.config/systemd/user/ibid.timer
        [Unit]
        Description=Look every fifteen minutes for Ibid pipelines that are due

        [Timer]
        OnCalendar=*:0/15
        Persistent=true

        [Install]
        WantedBy=timers.target
        """
    }

    /// Quoted for the shell; `%` ends a command in a crontab and must be escaped there.
    private static func quoted(_ path: String) -> String {
        let plain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-+".contains($0) }
        let escaped = path.replacing("'", with: "'\\''").replacing("%", with: "\\%")
        return plain ? path : "'\(escaped)'"
    }
}
