/// Words that end in a full stop without ending a sentence, where shape alone does not tell.
///
/// Words of consonants only ("Mr", "Ltd", "стр") and single letters are known by their shape and need no entry.
enum Abbreviations {
    /// Always followed by more of the same sentence: titles, forms of address, "that is".
    static let leading = table(
        """
        mr mrs ms mx dr prof gen col capt cmdr lt sgt maj adm rev sen rep gov hon pres messrs mme mlle st mt ft
        doç doc ing dipl arch avv dott sig señor sra srta herr
        e.g i.e cf viz vs ca approx vgl bzw sog z.b d.h u.a b.v p.ej
        т.е т.к т.н см ср напр им проф акад доц ген полк адм тов гос ред изд ул просп пер бул обл
        """)

    /// Followed by a number or a name; a sentence may end here all the same, if a usual first word follows.
    static let middle = table(
        """
        no nos nr num vol vols art arts fig figs sec secs ch chap para pt eq ed eds p pp op cit loc ibid
        jan feb mar apr jun jul aug sep sept oct nov dec inc co corp bros assn dept univ ave al est jr sr
        гл рис табл ст стр с п пп ч т разд прил янв фев мар апр июн июл авг сен сент окт ноя дек
        abs abt s str bd hrsg aufl janv févr avr juil déc
        """)

    /// Stand after a number or at the end of a list: a capital after them begins a sentence.
    static let trailing = table(
        """
        etc usw a.m p.m г гг в вв н.э т.д т.п т.о др пр млн млрд трлн тыс руб долл коп чел км кг га экз с.г р
        mln mrd mio bn tr kg km ha hrs min
        """)

    /// Words that seldom follow an abbreviation within a sentence, and often open one.
    static let openers = table(
        """
        the this that these those it its he she they we you his her their our in on at by for from but and or however
        although while when if as after before since there here some many most all both each yet so thus then
        what why how who meanwhile moreover also with under during despite according an such another
        в во на но и а это он она они оно мы вы по как однако при за со ко для если когда после до из не также так эти
        этот эта эту его её их кроме между согласно об от что все всё там тогда поэтому здесь у к о с
        der die das es er sie wir im am und aber le la les il elle ils nous en et mais el los las
        """)

    /// Month names written with a capital after an ordinal number and its point: "am 8. August".
    static let germanMonths = table(
        "januar jänner februar märz april mai juni juli august september oktober november dezember")

    private static func table(_ words: String) -> Set<WordKey> {
        Set(words.split(whereSeparator: \.isWhitespace).compactMap { WordKey(Array($0.utf8), 0..<$0.utf8.count) })
    }
}

/// A word of at most ten letters and inner points, folded to lower case and packed: compared without allocating.
struct WordKey: Hashable {
    private let packed: UInt128

    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        var packed: UInt128 = 0
        var letters = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let glyph = Glyph(bytes, at: index)
            letters += 1
            guard letters <= 10, glyph.folded < 0x1000 else { return nil }
            packed = packed << 12 | UInt128(glyph.folded)
            index += glyph.length
        }
        guard letters > 0 else { return nil }
        self.packed = packed
    }
}
