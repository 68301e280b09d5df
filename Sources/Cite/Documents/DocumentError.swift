/// Why a file cannot be a document.
public enum DocumentError: Error, Sendable, Hashable {
    case empty(name: String)
    /// `byte` is the offset of the first byte that no text has; `kind` names the format where it is a known one.
    case binary(name: String, byte: Int, kind: String?)
    /// `byte` is the offset of the first byte that is not UTF-8, `value` what stands there, `line` counts from 1.
    case notUTF8(name: String, byte: Int, value: UInt8, line: Int)
    /// Sizes in bytes.
    case tooLarge(name: String, size: Int, limit: Int)

    /// A stable name for programs.
    public var code: String {
        switch self {
        case .empty: "document_empty"
        case .binary: "document_binary"
        case .notUTF8: "document_not_utf8"
        case .tooLarge: "document_too_large"
        }
    }

    /// What happened, where, and what to do, for people.
    public var message: String {
        switch self {
        case .empty(let name):
            "\(name): the document is empty"
        case .binary(let name, let byte, let kind):
            "\(name): \(kind.map { "this is a \($0) file" } ?? "this is not text (byte \(byte))"); "
                + "give the document as plain text or Markdown"
        case .notUTF8(let name, let byte, let value, let line):
            "\(name):\(line): byte \(byte) (0x\(String(value, radix: 16, uppercase: true))) is not UTF-8; "
                + "convert the document first, e.g. iconv -f windows-1251 -t utf-8"
        case .tooLarge(let name, let size, let limit):
            "\(name): \(size) bytes, more than the limit of \(limit); raise the limit or split the document"
        }
    }
}
