extension Command {
    /// The shells that completions can be written for.
    public static let shells = ["bash", "zsh", "fish"]

    /// A completion script for one of `shells`, or nil for another.
    public func completions(for shell: String) -> String? {
        switch shell {
        case "bash": bash
        // Zsh reads bash's completions through its own adapter.
        case "zsh": "autoload -U +X bashcompinit && bashcompinit\n" + bash
        case "fish": fish
        default: nil
        }
    }

    private var bash: String {
        let cases = verbs.map { verb in
            "        \(verb.name)) words=\"\((verb.options + options).map { "--" + $0.name }.joined(separator: " "))\" ;;"
        }
        return """
            _\(name)() {
                local words verb word
                for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    case "$word" in -*) ;; *) verb=$word; break ;; esac
                done
                case "$verb" in
            \(cases.joined(separator: "\n"))
                    *) words="\(verbs.map(\.name).joined(separator: " ")) \
            \(options.map { "--" + $0.name }.joined(separator: " "))" ;;
                esac
                COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _\(name) \(name)
            """
    }

    private var fish: String {
        var lines = verbs.map { "complete -c \(name) -n __fish_use_subcommand -a \($0.name) -d \(quoted($0.summary))" }
        for verb in verbs {
            for option in verb.options {
                lines.append(
                    "complete -c \(name) -n '__fish_seen_subcommand_from \(verb.name)' -l \(option.name)"
                        + (option.value == nil ? "" : " -r") + " -d \(quoted(option.help))")
            }
        }
        lines += options.map { "complete -c \(name) -l \($0.name) -d \(quoted($0.help))" }
        return lines.joined(separator: "\n")
    }

    private func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'") + "'"
    }
}
