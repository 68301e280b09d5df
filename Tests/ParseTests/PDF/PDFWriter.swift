/// Writes small PDFs (ISO 32000-1) for tests: lines of Helvetica at given places.
struct PDFWriter {
    /// A line of text: points from the left and from the bottom edge of an A4 page, and its size.
    struct Line {
        var x: Int
        var y: Int
        var size = 10
        var text: String
    }

    var pages: [[Line]] = []
    /// `/Title (Rain) /Author (Aigul Example)`.
    var information = ""
    /// Drawn on every page instead of text: an image has none.
    var isImage = false

    /// Appends a column of lines, each 13 points below the one before.
    static func column(x: Int, top: Int, _ text: String) -> [Line] {
        text.split(separator: "\n").enumerated().map { number, line in
            let isIndented = line.hasPrefix(" ")
            return Line(x: isIndented ? x + 12 : x, y: top - 13 * number, text: line.drop { $0 == " " }.description)
        }
    }

    func write() -> [UInt8] {
        let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        for (number, lines) in pages.enumerated() {
            let content =
                isImage
                ? "q 100 0 0 100 50 600 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7F} EI Q\n"
                : lines.map { "BT /F1 \($0.size) Tf \($0.x) \($0.y) Td (\($0.text)) Tj ET\n" }.joined()
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                    + "/Contents \(5 + 2 * number) 0 R >>")
            objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)endstream")
        }
        objects.append("<< \(information) >>")
        var file = "%PDF-1.4\n"
        var places: [Int] = []
        for (number, object) in objects.enumerated() {
            places.append(file.utf8.count)
            file += "\(number + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places {
            let digits = String(place)
            file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file +=
            "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info \(objects.count) 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return Array(file.utf8)
    }
}
