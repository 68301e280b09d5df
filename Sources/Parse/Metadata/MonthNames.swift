/// The months by name, in the languages news is written in.
enum MonthNames {
    /// 1 to 12, or nil. Takes whole words in lower case.
    static func month(_ word: String) -> Int? { table[word] }

    private static let rows: [String] = [
        "january jan januar jänner jän janvier janv enero ene janeiro gennaio gen januari stycznia styczeń sty января январь янв ocak oca ledna leden ιανουαρίου ιαν januára januar's januāris sausio tammikuuta tammikuu ianuarie января́ січня січень qaңtar қаңтар يناير ינואר jaanuar siječnja januarja",
        "february feb februar februari février févr fév febrero fevereiro fev febbraio lutego luty lut февраля февраль фев февр şubat şub února únor φεβρουαρίου φεβ februára vasario helmikuuta helmikuu februarie лютого лютий ақпан فبراير פברואר veebruar veljače feber",
        "march mar märz mrz mär mars marzo março marz maart mrt marca marzec марта март мар mart března březen μαρτίου μαρ kovo maaliskuuta maaliskuu martie березня березень наурыз مارس מרץ märts ožujka mac maret",
        "april apr avril avr abril abr aprile kwietnia kwiecień kwi апреля апрель апр nisan nis dubna duben απριλίου απρ apríla balandžio huhtikuuta huhtikuu aprilie квітня квітень сәуір أبريل אפריל aprill travnja",
        "may mai mayo maio maggio mag mei maja maj мая май mayıs května květen μαΐου μαϊου μάιος μαι mája gegužės toukokuuta toukokuu травня травень мамыр مايو מאי svibnja",
        "june jun juni juin junio junho giugno giu czerwca czerwiec cze июня июнь июн haziran haz června červen ιουνίου ιουν júna birželio kesäkuuta kesäkuu iunie червня червень маусым يونيو יוני juuni lipnja",
        "july jul juli juillet juil julio julho luglio lug lipca lipiec lip июля июль июл temmuz tem července červenec ιουλίου ιουλ júla liepos heinäkuuta heinäkuu iulie липня липень шілде يوليو יולי juuli srpnja",
        "august aug août aout agosto ago augustus sierpnia sierpień sie августа август авг ağustos ağu srpna srpen αυγούστου αυγ augusta rugpjūčio elokuuta elokuu серпня серпень тамыз أغسطس אוגוסט kolovoza agustus ogos",
        "september sep sept septembre septiembre setembro set settembre września wrzesień wrz сентября сентябрь сен сент eylül eyl září σεπτεμβρίου σεπ septembra rugsėjo syyskuuta syyskuu septembrie вересня вересень қыркүйек سبتمبر ספטמבר rujna",
        "october oct oktober okt octobre octubre outubro out ottobre ott października październik paź октября октябрь окт ekim eki října říjen οκτωβρίου οκτ októbra spalio lokakuuta lokakuu octombrie жовтня жовтень қазан أكتوبر אוקטובר oktoober listopada's",
        "november nov novembre noviembre novembro listopada listopad lis ноября ноябрь ноя нояб kasım kas listopadu νοεμβρίου νοε novembra lapkričio marraskuuta marraskuu noiembrie листопада листопад қараша نوفمبر נובמבר studenoga",
        "december dec dezember dez décembre déc diciembre dic dezembro dicembre grudnia grudzień gru декабря декабрь дек aralık ara prosince prosinec δεκεμβρίου δεκ decembra gruodžio joulukuuta joulukuu decembrie грудня грудень желтоқсан ديسمبر דצמבר detsember prosinca desember",
    ]

    private static let table: [String: Int] = {
        var table: [String: Int] = [:]
        for (index, row) in rows.enumerated() {
            for word in row.split(separator: " ") where !word.contains("'") { table[String(word)] = index + 1 }
        }
        return table
    }()
}
