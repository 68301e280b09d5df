import CSystem
import Records

#if canImport(Glibc)
    import Glibc
#endif

extension Command {
    /// Takes a command line apart with `getopt_long`, first up to the verb, then behind it.
    ///
    /// `arguments` is what follows the program's name. Throws `UsageError` for an unknown verb or option, a missing value, or
    /// the wrong number of operands.
    public func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
        let front = try scan(arguments, for: options, stopAtOperand: true, verb: nil)
        guard let word = front.operands.first else {
            return Invocation(verb: nil, values: front.values, operands: [])
        }
        guard let verb = verbs.first(where: { $0.name == word }) else {
            throw UsageError("there is no verb '\(word)'" + suggestion(word, among: verbs.map(\.name)) + seeHelp(nil))
        }
        let back = try scan(
            Array(front.operands.dropFirst()), for: options + verb.options, stopAtOperand: false, verb: verb)
        let values = front.values.merging(back.values) { $0 + $1 }
        if values["help"] == nil && !verb.count.contains(back.operands.count) {
            let expected = verb.operands.isEmpty ? "no operands" : verb.operands
            let got = back.operands.isEmpty ? "none" : back.operands.map { "'\($0)'" }.joined(separator: " ")
            throw UsageError("'\(name) \(verb.name)' takes \(expected); got \(got)" + seeHelp(verb))
        }
        return Invocation(verb: verb, values: values, operands: back.operands)
    }

    private func scan(
        _ arguments: [String], for options: [Option], stopAtOperand: Bool, verb: Verb?
    ) throws(UsageError) -> (values: [String: [String]], operands: [String]) {
        let argv = CStrings([name] + arguments)
        let names = CStrings(options.map(\.name))
        var long = unsafe [option]()
        var short = stopAtOperand ? "+:" : ":"
        for (index, declared) in options.enumerated() {
            unsafe long.append(
                option(
                    name: names.pointers[index], has_arg: declared.value == nil ? no_argument : required_argument,
                    flag: nil, val: Int32(1000 + index)))
            if let letter = declared.short {
                short += String(letter) + (declared.value == nil ? "" : ":")
            }
        }
        unsafe long.append(option(name: nil, has_arg: 0, flag: nil, val: 0))

        var values: [String: [String]] = [:]
        ibid_getopt_reset()
        while true {
            let result = unsafe ibid_getopt_long(
                Int32(argv.pointers.count - 1), argv.pointers, short, long, nil)
            let code = unsafe result.code
            if code == -1 {
                var operands: [String] = []
                for index in unsafe Int(result.next)..<(argv.pointers.count - 1) {
                    if let operand = unsafe argv.pointers[index] { unsafe operands.append(String(cString: operand)) }
                }
                return (values, operands)
            }
            let word = unsafe argv.pointers[max(0, Int(result.next) - 1)].map { unsafe String(cString: $0) } ?? ""
            if code == Int32(UInt8(ascii: ":")) {
                throw UsageError("option '\(word)' needs a value" + seeHelp(verb))
            }
            let declared: Option? =
                code >= 1000
                ? options[Int(code) - 1000]
                : options.first { $0.short == Character(UnicodeScalar(UInt8(truncatingIfNeeded: code))) }
            guard code != Int32(UInt8(ascii: "?")), let declared else {
                throw refusal(of: word, letter: unsafe result.refused, among: options, verb: verb)
            }
            let value = unsafe result.argument.map { unsafe String(cString: $0) } ?? ""
            values[declared.name, default: []].append(value)
        }
    }

    private func refusal(of word: String, letter: Int32, among options: [Option], verb: Verb?) -> UsageError {
        if letter >= 1000 {
            return UsageError("option '--\(options[Int(letter) - 1000].name)' takes no value" + seeHelp(verb))
        }
        if letter > 0, let scalar = UnicodeScalar(UInt32(letter)), !word.hasPrefix("--") {
            return UsageError("there is no option '-\(Character(scalar))'" + seeHelp(verb))
        }
        let typed = String(word.drop { $0 == "-" }.prefix { $0 != "=" })
        let meant = options.filter { $0.name.hasPrefix(typed) }.map { "--" + $0.name }
        if meant.count > 1 {
            return UsageError("option '--\(typed)' could be \(meant.joined(separator: " or "))" + seeHelp(verb))
        }
        let near = Nearest.match(for: typed, among: options.map(\.name)).map { "; did you mean '--\($0)'?" } ?? ""
        return UsageError("there is no option '--\(typed)'" + near + seeHelp(verb))
    }

    private func suggestion(_ word: String, among names: [String]) -> String {
        Nearest.match(for: word, among: names).map { "; did you mean '\($0)'?" } ?? ""
    }

    private func seeHelp(_ verb: Verb?) -> String {
        "\nsee '\(name)\(verb.map { " " + $0.name } ?? "") --help'"
    }
}

/// Strings as C has them: an array of owned pointers, closed by a null pointer.
@safe private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [String]) {
        unsafe pointers = strings.map { unsafe strdup($0) } + [nil]
    }

    deinit {
        for index in unsafe pointers.indices { unsafe free(pointers[index]) }
    }
}
