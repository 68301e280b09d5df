// libFuzzer over the reader of pages, built by `make fuzz` with AddressSanitizer. The corpus stays outside of the repository.
import CFuzzer
import Parse
import Records

private let reader = Reader()

/// The first byte chooses what the server says; the rest is the page.
private func read(_ bytes: [UInt8]) {
    let types = [
        "text/html", nil, "text/plain", "application/rss+xml", "text/html; charset=windows-1251", "application/json",
    ]
    guard let first = bytes.first else { return }
    let page = Array(bytes.dropFirst())
    // What poppler does with a PDF happens in a process of its own.
    if page.starts(with: "%PDF".utf8) { return }
    let article = reader.reading(of: Page(bytes: page, contentType: types[Int(first) % types.count])).article
    let text = Text(article.text)
    for origin in article.origins {
        precondition(0 <= origin.start && origin.start < origin.end && origin.end <= text.count)
        if let source = origin.source { precondition(0 <= source.start && source.end <= page.count) }
    }
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
_ = unsafe LLVMFuzzerRunDriver(&count, &arguments) { data, size in
    guard let data = unsafe data else { return 0 }
    unsafe read(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}
