// libFuzzer over the reader of pages, built by `make fuzz` with AddressSanitizer. The corpus stays outside of the repository.
import Parse
import Records

/// The first byte chooses what the server says; the rest is the page.
@_cdecl("LLVMFuzzerTestOneInput")
public func readPage(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    guard let data = unsafe data, size > 1 else { return 0 }
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    let page = Array(bytes.dropFirst())
    // What poppler does with a PDF happens in a process of its own.
    if page.starts(with: "%PDF".utf8) { return 0 }
    let types = [
        "text/html", nil, "text/plain", "application/rss+xml", "text/html; charset=windows-1251", "application/json",
    ]
    let article = Reader().reading(of: Page(bytes: page, contentType: types[Int(bytes[0]) % types.count])).article
    let text = Text(article.text)
    for origin in article.origins {
        precondition(0 <= origin.start && origin.start < origin.end && origin.end <= text.count)
        if let source = origin.source { precondition(0 <= source.start && source.end <= page.count) }
    }
    return 0
}
