import CSQLite

/// An SQLite database. Result codes become `SQLError` here and nowhere else.
@safe final class Database {
    private let handle: OpaquePointer

    init(path: String, readOnly: Bool = false) throws(SQLError) {
        var opened: OpaquePointer?
        let flags = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let code = unsafe sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened = unsafe opened else {
            let text = unsafe String(cString: sqlite3_errmsg(opened))
            unsafe sqlite3_close_v2(opened)
            throw SQLError(code: code, message: text)
        }
        unsafe handle = opened
        unsafe sqlite3_busy_timeout(handle, 5000)
    }

    deinit {
        unsafe sqlite3_close_v2(handle)
    }

    func run(_ sql: String) throws(SQLError) {
        guard unsafe sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw lastError }
    }

    func prepare(_ sql: String) throws(SQLError) -> Statement {
        var statement: OpaquePointer?
        guard
            unsafe sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK,
            let statement = unsafe statement
        else { throw lastError }
        return unsafe Statement(statement, of: self)
    }

    var lastError: SQLError {
        SQLError(code: unsafe sqlite3_extended_errcode(handle), message: unsafe String(cString: sqlite3_errmsg(handle)))
    }
}

struct SQLError: Error {
    var code: Int32
    var message: String

    /// Whether the disk had no room for the file or for the memory map beside it.
    var isFull: Bool { code & 0xFF == SQLITE_FULL || code == SQLITE_IOERR | (19 << 8) }
}

/// A prepared statement. Binding starts at 1 and columns at 0, as in SQLite.
@safe final class Statement {
    private let handle: OpaquePointer
    private let database: Database

    init(_ handle: OpaquePointer, of database: Database) {
        unsafe self.handle = handle
        self.database = database
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    enum Value {
        case integer(Int)
        case text(String)
        case null

        static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }
        static func optional(_ number: Int?) -> Value { number.map(Value.integer) ?? .null }
    }

    /// Starts anew with these values.
    func bind(_ values: [Value]) {
        unsafe sqlite3_reset(handle)
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case .integer(let number): unsafe sqlite3_bind_int64(handle, place, Int64(number))
            case .null: unsafe sqlite3_bind_null(handle, place)
            case .text(let text):
                let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                unsafe sqlite3_bind_text(handle, place, text, -1, transient)
            }
        }
    }

    /// Whether there is a row.
    func step() throws(SQLError) -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw database.lastError
        }
    }

    func run(_ values: [Value]) throws(SQLError) {
        bind(values)
        while try step() {}
        unsafe sqlite3_reset(handle)
    }

    func text(_ column: Int32) -> String? {
        unsafe sqlite3_column_text(handle, column).map { unsafe String(cString: $0) }
    }

    func integer(_ column: Int32) -> Int? {
        guard unsafe sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
        return Int(unsafe sqlite3_column_int64(handle, column))
    }
}
