import CYAML

extension YAML {
    /// libyaml's parser and its current event. Owns both; the buffer must outlive it.
    @safe struct Events: ~Copyable {
        private let parser: UnsafeMutablePointer<yaml_parser_t>
        let event: UnsafeMutablePointer<yaml_event_t>

        init(of buffer: UnsafeBufferPointer<UInt8>) {
            unsafe parser = .allocate(capacity: 1)
            unsafe event = .allocate(capacity: 1)
            unsafe event.initialize(to: yaml_event_t())
            guard unsafe yaml_parser_initialize(parser) == 1 else { fatalError("libyaml is out of memory") }
            unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
        }

        deinit {
            unsafe yaml_event_delete(event)
            unsafe yaml_parser_delete(parser)
            unsafe event.deallocate()
            unsafe parser.deallocate()
        }

        /// Moves to the next event. Returns what libyaml refused, if it did.
        func next() -> Refusal? {
            unsafe yaml_event_delete(event)
            guard unsafe yaml_parser_parse(parser, event) == 0 else { return nil }
            return unsafe Refusal(
                problem: parser.pointee.problem.map { unsafe String(cString: $0) } ?? "out of memory",
                context: parser.pointee.context.map { unsafe String(cString: $0) },
                isEncoding: parser.pointee.error == YAML_READER_ERROR,
                offset: Int(parser.pointee.problem_offset),
                place: Place(parser.pointee.problem_mark),
                contextPlace: Place(parser.pointee.context_mark))
        }
    }

    /// A complaint of libyaml, in its own words.
    struct Refusal {
        var problem: String
        var context: String?
        /// The bytes are not UTF-8 or hold a control character; only `offset` says where.
        var isEncoding: Bool
        var offset: Int
        var place: Place
        var contextPlace: Place
    }
}

extension YAML.Place {
    init(_ mark: yaml_mark_t) {
        self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}
