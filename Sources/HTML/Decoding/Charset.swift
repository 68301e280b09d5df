/// A character encoding by its WHATWG name (Encoding Standard), with the name glibc's iconv knows it by.
public struct Charset: Sendable, Hashable {
    /// The standard's name in lower case: `utf-8`, `windows-1251`, `koi8-r`.
    public let name: String
    let iconv: String

    private init(name: String, iconv: String) {
        self.name = name
        self.iconv = iconv
    }

    public static let utf8 = Charset(name: "utf-8", iconv: "UTF-8")
    public static let utf16le = Charset(name: "utf-16le", iconv: "UTF-16LE")
    public static let utf16be = Charset(name: "utf-16be", iconv: "UTF-16BE")
    public static let windows1252 = Charset(name: "windows-1252", iconv: "CP1252")

    /// The encoding a label names: trimmed, in any case, nil when the standard does not know it.
    public init?(label: String) {
        let key = label.trimmingASCIISpace.lowercased()
        if let known = Charset.labels[key] {
            self = known
        } else {
            return nil
        }
    }

    /// Labels of the standard. Latin-1 and ASCII mean windows-1252, Latin-5 means windows-1254, as in browsers.
    private static let labels: [String: Charset] = {
        let table: [(String, String, String)] = [
            ("utf-8", "UTF-8", "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"),
            ("utf-16le", "UTF-16LE", "utf-16le utf-16 unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff"),
            ("utf-16be", "UTF-16BE", "utf-16be unicodefffe"),
            (
                "windows-1252", "CP1252",
                "windows-1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 ascii us-ascii cp1252 x-cp1252 iso88591"
                    + " ansi_x3.4-1968 cp819 ibm819 iso-ir-100 csisolatin1 iso_8859-1:1987"
            ),
            ("windows-1250", "CP1250", "windows-1250 cp1250 x-cp1250"),
            ("windows-1251", "CP1251", "windows-1251 cp1251 x-cp1251 win-1251 cp-1251"),
            ("windows-1253", "CP1253", "windows-1253 cp1253 x-cp1253"),
            (
                "windows-1254", "CP1254",
                "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5 csisolatin5 iso-ir-148"
            ),
            ("windows-1255", "CP1255", "windows-1255 cp1255 x-cp1255"),
            ("windows-1256", "CP1256", "windows-1256 cp1256 x-cp1256"),
            ("windows-1257", "CP1257", "windows-1257 cp1257 x-cp1257"),
            ("windows-1258", "CP1258", "windows-1258 cp1258 x-cp1258"),
            ("windows-874", "CP874", "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"),
            ("iso-8859-2", "ISO-8859-2", "iso-8859-2 iso8859-2 iso88592 iso_8859-2 latin2 l2 csisolatin2 iso-ir-101"),
            ("iso-8859-3", "ISO-8859-3", "iso-8859-3 iso8859-3 iso88593 latin3 l3"),
            ("iso-8859-4", "ISO-8859-4", "iso-8859-4 iso8859-4 iso88594 latin4 l4"),
            ("iso-8859-5", "ISO-8859-5", "iso-8859-5 iso8859-5 iso88595 cyrillic csisolatincyrillic iso-ir-144"),
            ("iso-8859-6", "ISO-8859-6", "iso-8859-6 iso8859-6 iso88596 arabic asmo-708 ecma-114"),
            ("iso-8859-7", "ISO-8859-7", "iso-8859-7 iso8859-7 iso88597 greek greek8 elot_928 ecma-118 sun_eu_greek"),
            ("iso-8859-8", "ISO-8859-8", "iso-8859-8 iso8859-8 iso88598 hebrew visual iso-8859-8-i logical"),
            ("iso-8859-10", "ISO-8859-10", "iso-8859-10 iso8859-10 iso885910 latin6 l6"),
            ("iso-8859-13", "ISO-8859-13", "iso-8859-13 iso8859-13 iso885913"),
            ("iso-8859-14", "ISO-8859-14", "iso-8859-14 iso8859-14 iso885914"),
            ("iso-8859-15", "ISO-8859-15", "iso-8859-15 iso8859-15 iso885915 l9 csisolatin9"),
            ("iso-8859-16", "ISO-8859-16", "iso-8859-16"),
            ("koi8-r", "KOI8-R", "koi8-r koi koi8 koi8_r cskoi8r"),
            ("koi8-u", "KOI8-U", "koi8-u koi8-ru"),
            ("ibm866", "CP866", "ibm866 866 cp866 csibm866"),
            ("macintosh", "MACINTOSH", "macintosh mac x-mac-roman csmacintosh"),
            ("x-mac-cyrillic", "MAC-CYRILLIC", "x-mac-cyrillic x-mac-ukrainian"),
            ("gb18030", "GB18030", "gb18030 gbk gb2312 gb_2312 gb_2312-80 chinese csgb2312 x-gbk iso-ir-58"),
            ("big5", "BIG5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
            ("euc-jp", "EUC-JP", "euc-jp x-euc-jp cseucpkdfmtjapanese"),
            ("shift_jis", "CP932", "shift_jis shift-jis sjis x-sjis ms_kanji csshiftjis windows-31j ms932"),
            ("iso-2022-jp", "ISO-2022-JP", "iso-2022-jp csiso2022jp"),
            ("euc-kr", "CP949", "euc-kr korean ks_c_5601-1987 ksc5601 ksc_5601 windows-949 cseuckr iso-ir-149"),
        ]
        var labels: [String: Charset] = [:]
        for (name, iconv, written) in table {
            for label in written.split(separator: " ") {
                labels[String(label)] = Charset(name: name, iconv: iconv)
            }
        }
        return labels
    }()
}

extension StringProtocol {
    /// Without the white space and quotation marks that surround labels in the wild.
    var trimmingASCIISpace: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isPadding }),
            let last = scalars.lastIndex(where: { !$0.isPadding })
        else { return "" }
        return String(self[first...last])
    }
}

extension Unicode.Scalar {
    fileprivate var isPadding: Bool { value <= 0x20 || self == "\"" || self == "'" }
}
