/// Month names and their abbreviations, lower case, in the languages references come in.
enum Months {
    static func number(of word: String) -> Int? { table[word] }

    private static let table: [String: Int] = {
        let names = """
            january jan januar jänner janvier janv enero ene gennaio gen januari ocak oca styczeń stycznia \
            января январь янв січня січень janeiro қаңтар leden ledna
            february feb februar février févr febrero febbraio februari fevereiro şubat şub luty lutego февраля \
            февраль фев февр лютого лютий ақпан únor února
            march mar märz mrz mars marzo maart março mart marca marzec марта март мар березня березень наурыз \
            březen března
            april apr avril avr abril abr aprile nisan nis kwiecień kwietnia апреля апрель апр квітня квітень \
            сәуір duben dubna
            may mai mayo maggio mag mei maio mayıs maj maja мая май травня травень мамыр květen května
            june jun juni juin junio giugno giu junho haziran haz czerwiec czerwca июня июнь июн червня червень \
            маусым červen června
            july jul juli juillet juil julio luglio lug julho temmuz tem lipiec lipca июля июль июл липня липень \
            шілде
            august aug août aoû agosto ago augustus ağustos ağu sierpień sierpnia августа август авг серпня \
            серпень тамыз srpen srpna
            september sep sept septembre septiembre settembre set setembro eylül eyl wrzesień września сентября \
            сентябрь сен сент вересня вересень қыркүйек září
            october oct oktober okt octobre octubre ottobre ott outubro ekim eki październik października \
            октября октябрь окт жовтня жовтень қазан říjen října
            november nov novembre noviembre novembro kasım kas listopad listopada ноября ноябрь ноя нояб \
            листопада қараша
            december dec dezember dez décembre déc diciembre dic dicembre dezembro aralık ara grudzień grudnia \
            декабря декабрь дек грудня грудень желтоқсан prosinec prosince
            """
        var table: [String: Int] = [:]
        for (index, line) in names.split(separator: "\n").enumerated() {
            for name in line.split(separator: " ") { table[String(name)] = index + 1 }
        }
        return table
    }()
}
