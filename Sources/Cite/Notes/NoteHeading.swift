/// Headings over lists of notes and sources.
enum NoteHeading {
    static func isHeading(_ line: String) -> Bool {
        guard line.utf8.count <= 120 else { return false }
        let isMark: (Character) -> Bool = { "#=*_:.·0123456789IVX§ )".contains($0) }
        let core = line.drop(while: isMark)
        let end = core.lastIndex { !isMark($0) }.map(core.index(after:)) ?? core.startIndex
        return words.contains(core[..<end].lowercased())
    }

    private static let words: Set<String> = [
        "notes", "endnotes", "footnotes", "references", "reference list", "bibliography", "works cited", "sources",
        "citations", "literature", "literature cited", "further reading", "notes and references", "sources and notes",
        "примечания", "сноски", "источники", "литература", "библиография", "список литературы", "список источников",
        "список использованных источников", "список использованной литературы", "библиографический список", "ссылки",
        "источники и литература", "примітки", "джерела", "література", "список використаних джерел",
        "дереккөздер", "әдебиеттер", "пайдаланылған әдебиеттер", "сілтемелер",
        "kaynakça", "kaynaklar", "dipnotlar", "notlar", "referanslar", "bronnen", "noten", "voetnoten", "literatuur",
        "quellen", "anmerkungen", "fußnoten", "literatur", "einzelnachweise", "literaturverzeichnis", "belege",
        "références", "bibliographie", "notes et références", "notas", "referencias", "bibliografía", "fuentes",
        "note", "fonti", "riferimenti", "bibliografia", "przypisy", "źródła", "referências", "poznámky", "zdroje",
        "参考文献", "注释", "脚注", "注",
    ]
}
