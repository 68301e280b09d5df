// libFuzzer over the reader of facts, built by `make fuzz` with AddressSanitizer; run where `config` is.
import Foundation
import Language
import Normalize
import Records

private let normalizer = Normalizer(lexicon: lexicon())

private func lexicon() -> Lexicon {
    var files: [String: [UInt8]] = [:]
    let names = (FileManager.default.enumerator(atPath: "config")?.allObjects ?? []).compactMap { $0 as? String }
    for name in names where name.hasSuffix(".yaml") && !name.hasPrefix("verify/") {
        files[name] = FileManager.default.contents(atPath: "config/" + name).map(Array.init)
    }
    do { return try Lexicon.load(files: files) } catch { fatalError("\(error)") }
}

/// The first byte chooses language and reference; the rest is the text. Every fact must stand where it says.
@_cdecl("LLVMFuzzerTestOneInput")
public func readFacts(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    guard let data = unsafe data, size > 1 else { return 0 }
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    let text = Text(String(decoding: bytes.dropFirst(), as: UTF8.self))
    let lang = ["en", "ru", nil, "de"][Int(bytes[0]) % 4]
    for fact in normalizer.facts(in: text, doc: "doc", lang: lang, reference: bytes[0] < 128 ? "2025-08-08" : nil) {
        precondition(fact.evidence.holds(in: text))
    }
    return 0
}
