// libFuzzer over the reader of facts, built by `make fuzz` with AddressSanitizer; run where `config` is.
import CFuzzer
import Foundation
import Language
import Normalize
import Records

private func lexicon() -> Lexicon {
    var files: [String: [UInt8]] = [:]
    let names = (FileManager.default.enumerator(atPath: "config")?.allObjects ?? []).compactMap { $0 as? String }
    for name in names where name.hasSuffix(".yaml") && !name.hasPrefix("verify/") {
        files[name] = FileManager.default.contents(atPath: "config/" + name).map(Array.init)
    }
    do { return try Lexicon.load(files: files) } catch { fatalError("\(error)") }
}

private let normalizer = Normalizer(lexicon: lexicon())

/// The first byte chooses language and reference; the rest is the text. Every fact must stand where it says.
private func read(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let text = Text(String(decoding: bytes.dropFirst(), as: UTF8.self))
    let lang = ["en", "ru", nil, "de"][Int(first) % 4]
    for fact in normalizer.facts(in: text, doc: "doc", lang: lang, reference: first < 128 ? "2025-08-08" : nil) {
        precondition(fact.evidence.holds(in: text))
    }
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
_ = unsafe LLVMFuzzerRunDriver(&count, &arguments) { data, size in
    guard let data = unsafe data else { return 0 }
    unsafe read(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}
