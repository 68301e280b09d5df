import Foundation

/// One record as one line of JSON (RFC 8259, JSON Lines): keys sorted, slashes plain, no line break inside.
public enum JSONLine {
    public static func encode(_ record: some Encodable) throws -> Data {
        if let record = record as? any JSONWritable {
            var writer = JSONWriter()
            record.write(to: &writer)
            return writer.finish()
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(record)
    }

    public static func decode<Record: Decodable>(_ type: Record.Type, from line: Data) throws -> Record {
        try JSONDecoder().decode(type, from: line)
    }
}
