import CXML2

/// Reads XML (1.0, fifth edition) event by event: libxml2's SAX parser, forgiving, without network, DTDs and entities of
/// the document's own, so that no input can make it grow.
///
///     var names: [String] = []
///     XMLReader(start: { name, _ in names.append(name) }).read(Array("<a><b/></a>".utf8))   // ["a", "b"]
public final class XMLReader {
    private let onStart: (String, [String: String]) -> Void
    private let onText: ([UInt8]) -> Void
    private let onEnd: (String) -> Void

    /// - Parameters:
    ///   - start: the qualified name and the attributes of an element.
    ///   - text: a piece of character data, UTF-8.
    ///   - end: the qualified name of the element that ends.
    public init(
        start: @escaping (String, [String: String]) -> Void, text: @escaping ([UInt8]) -> Void = { _ in },
        end: @escaping (String) -> Void = { _ in }
    ) {
        onStart = start
        onText = text
        onEnd = end
    }

    /// Reads a document that is valid UTF-8, up to the first error that cannot be forgiven.
    public func read(_ utf8: [UInt8]) {
        let document = XMLReader.withoutDeclaration(utf8)
        unsafe document.withUnsafeBytes { buffer in
            guard buffer.count > 0,
                let context = unsafe xmlCreateMemoryParserCtxt(
                    buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count))
            else { return }
            defer { unsafe xmlFreeParserCtxt(context) }
            let options =
                XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
                | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_SAX1.rawValue
            unsafe xmlCtxtUseOptions(context, Int32(options))
            guard let handler = unsafe context.pointee.sax else { return }
            unsafe listen(handler)
            unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
            unsafe xmlParseDocument(context)
        }
    }

    private func listen(_ handler: UnsafeMutablePointer<xmlSAXHandler>) {
        unsafe handler.update(repeating: xmlSAXHandler(), count: 1)
        unsafe handler.pointee.startElement = { data, name, attributes in
            guard let data = unsafe data, let name = unsafe name else { return }
            let reader = unsafe Unmanaged<XMLReader>.fromOpaque(data).takeUnretainedValue()
            unsafe reader.onStart(String(cString: name), XMLReader.pairs(attributes))
        }
        unsafe handler.pointee.endElement = { data, name in
            guard let data = unsafe data, let name = unsafe name else { return }
            let reader = unsafe Unmanaged<XMLReader>.fromOpaque(data).takeUnretainedValue()
            unsafe reader.onEnd(String(cString: name))
        }
        let characters: charactersSAXFunc = { data, text, length in
            guard let data = unsafe data, let text = unsafe text, length > 0 else { return }
            let reader = unsafe Unmanaged<XMLReader>.fromOpaque(data).takeUnretainedValue()
            unsafe reader.onText(Array(UnsafeBufferPointer(start: text, count: Int(length))))
        }
        unsafe handler.pointee.characters = characters
        unsafe handler.pointee.cdataBlock = characters
    }

    private static func pairs(_ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) -> [String: String] {
        guard var pair = unsafe list else { return [:] }
        var attributes: [String: String] = [:]
        while let name = unsafe pair[0] {
            if let value = unsafe pair[1] { unsafe attributes[String(cString: name)] = String(cString: value) }
            unsafe pair += 2
        }
        return attributes
    }

    /// Without the declaration, whose encoding is no longer true, and what stands before the first tag.
    private static func withoutDeclaration(_ utf8: [UInt8]) -> [UInt8] {
        guard let first = utf8.firstIndex(of: UInt8(ascii: "<")) else { return [] }
        guard utf8[first...].starts(with: "<?xml".utf8), let end = utf8[first...].firstIndex(of: UInt8(ascii: ">"))
        else {
            return Array(utf8[first...])
        }
        return Array(utf8[(end + 1)...].drop { $0 <= 0x20 })
    }
}
