import Glibc

/// Bounds on what one PDF may cost.
public struct PDFLimits: Sendable {
    /// Pages read from the start.
    public var pages: Int
    /// Seconds, both on the wall and of the processor.
    public var seconds: Int
    /// Bytes of address space.
    public var memory: Int
    /// Bytes of layout.
    public var output: Int

    public init(pages: Int = 1_000, seconds: Int = 20, memory: Int = 1 << 30, output: Int = 64 << 20) {
        self.pages = pages
        self.seconds = seconds
        self.memory = memory
        self.output = output
    }
}

/// Why a PDF has no pages.
public enum PDFError: String, Error, Sendable {
    /// Poppler's `pdftotext` is not on the path.
    case readerMissing = "pdftotext_missing"
    /// It opens only with a password.
    case encrypted
    /// It is no PDF, or too broken to find its pages.
    case damaged
    /// A limit ended the reading before the first page.
    case tooCostly = "cut_short"
}

/// The text of a PDF (ISO 32000) as it stands on its pages, in reading order.
///
/// Poppler reads it, in a process of its own: `pdftotext -bbox-layout` finds words, lines, blocks and columns. A library
/// call would cost every start of the program forty shared libraries, and a hostile file its life.
public struct PDFDocument: Sendable {
    public var pages: [Page] = []
    /// From the document information dictionary.
    public var title: String?
    public var author: String?
    /// As poppler writes it, near ISO 8601.
    public var created: String?
    public var modified: String?
    /// A limit ended the reading; later pages are missing.
    public var wasCut = false

    /// Lengths are in points, from the upper left corner of the page.
    public struct Page: Sendable {
        public var width: Double
        public var height: Double
        public var blocks: [[Line]] = []
    }

    public struct Line: Sendable {
        public var text: String
        public var box: Box
    }

    public struct Box: Sendable, Hashable {
        public var left: Double
        public var top: Double
        public var right: Double
        public var bottom: Double

        public init(left: Double, top: Double, right: Double, bottom: Double) {
            self.left = left
            self.top = top
            self.right = right
            self.bottom = bottom
        }

        public var height: Double { bottom - top }
        public var width: Double { right - left }
    }

    public init(_ bytes: [UInt8], limits: PDFLimits = PDFLimits()) throws(PDFError) {
        guard let program = PDFDocument.program else { throw .readerMissing }
        let child = Child(
            path: program,
            arguments: ["-q", "-enc", "UTF-8", "-bbox-layout", "-l", String(limits.pages + 1), "-", "-"],
            limits: limits)
        guard let output = child.run(on: bytes) else { throw .readerMissing }
        var layout = BoundingBoxes(output.bytes)
        layout.read()
        self = layout.document
        wasCut = output.wasCut || output.status >= 128 || pages.count > limits.pages
        if pages.count > limits.pages { pages.removeLast() }
        if pages.isEmpty {
            if wasCut { throw .tooCostly }
            throw bytes.firstRange(of: Array("/Encrypt".utf8)) == nil ? .damaged : .encrypted
        }
    }

    init() {}

    /// The first `pdftotext` on the path, or in Debian's place.
    private static let program: String? = {
        let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? ""
        let folders = path.split(separator: ":").map(String.init) + ["/usr/bin"]
        return folders.map { $0 + "/pdftotext" }.first { path in path.hasPrefix("/") && (unsafe access(path, X_OK)) == 0
        }
    }()
}
