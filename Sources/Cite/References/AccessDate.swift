/// The day on which the author read the source: `(Access Date: 08.08.2025)`, `дата обращения: …`, `abgerufen am …`.
struct AccessDate {
    /// The phrase with its date and brackets, to be left out of the rest.
    let range: Range<Int>
    let iso: String?
    /// `05/08/2025`: day and month could be either way round.
    let isAmbiguous: Bool

    /// The date stands within so many scalars of the words.
    private static let reach = 40

    init?(_ text: [Unicode.Scalar]) {
        let reader = DateReader(text)
        for index in text.indices where index == 0 || !text[index - 1].isWordLetter {
            guard let length = Self.phrase(text, at: index) else { continue }
            let end = min(text.count, index + length + Self.reach)
            guard let date = reader.dates(in: (index + length)..<end).first(where: { $0.iso.count > 4 }) else {
                continue
            }
            var (low, high) = (index, date.range.upperBound)
            while low > 0, "([ ,;".unicodeScalars.contains(text[low - 1]) { low -= 1 }
            while high < text.count, ")]. г;".unicodeScalars.contains(text[high]) { high += 1 }
            range = low..<high
            iso = date.isAmbiguous ? nil : date.iso
            isAmbiguous = date.isAmbiguous
            return
        }
        return nil
    }

    private static func phrase(_ text: [Unicode.Scalar], at index: Int) -> Int? {
        let end = min(text.count, index + 24)
        let head = String(String.UnicodeScalarView(text[index..<end])).lowercased()
        return phrases.first { head.hasPrefix($0) }?.unicodeScalars.count
    }

    private static let phrases = [
        "access date", "accessed", "access:", "date accessed", "date of access", "last access", "retrieved",
        "last visited",
        "visited", "last viewed", "viewed", "last checked", "erişim tarihi", "erişim:", "son erişim", "erişildi",
        "дата обращения", "дата доступа", "обращение:", "доступ:", "просмотрено", "проверено", "дата звернення",
        "дата перегляду", "қаралған күн", "жүгінген күн", "қолжетімді күн",
        "abgerufen", "zugriff", "zugegriffen", "letzter zugriff", "aufgerufen", "geraadpleegd", "bezocht", "consulté",
        "page consultée", "consultado", "consulta:", "acesso", "acessado", "consultato", "ultimo accesso", "dostęp",
        "data dostępu", "citováno", "přístup", "访问日期", "检索于",
    ]
}
