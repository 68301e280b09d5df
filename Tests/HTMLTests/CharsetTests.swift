import HTML
import Testing

@Suite struct CharsetTests {
    @Test(arguments: [
        (" Latin1\n", "windows-1252"), ("\"KOI8-R\"", "koi8-r"), ("csKOI8R", "koi8-r"), ("x-sjis", "shift_jis"),
        ("ISO-8859-8-I", "iso-8859-8-i"), ("gb2312", "gbk"), ("dos-874", "windows-874"), ("hz-gb-2312", "replacement"),
        ("win-1251", "windows-1251"), ("utf-7", nil), ("koi8-r\"", nil), ("", nil),
    ])
    func aLabelNamesAnEncoding(label: String, name: String?) {
        #expect(Charset(label: label)?.name == name)
    }

    @Test(arguments: [
        ("<meta charset=koi8-r>", "koi8-r"),
        ("<META http-equiv=content-type content='text/html; charset = koi8-r'>", "koi8-r"),
        ("<meta content='text/html; charset=koi8-r'>", nil), ("<!-- <meta charset=koi8-r> -->", nil),
        ("<!--><meta charset=koi8-r>", "koi8-r"), ("<p title='<meta charset=koi8-r>'>", nil),
        ("<meta charset=none><meta charset=koi8-r>", "koi8-r"), ("<meta charset=utf-16>", "utf-8"),
        ("<metadata charset=koi8-r>", nil), ("<meta charset='koi8-r", nil), ("<meta charset", nil),
        ("<?xml version='1.0' encoding='koi8-r'?>", "koi8-r"), ("x<?xml encoding='koi8-r'?>", nil),
    ])
    func aPageDeclaresItsEncoding(head: String, name: String?) {
        #expect(Charset(declaredIn: Array(head.utf8))?.name == name)
    }

    @Test func hebrewPointsStayApart() {
        // Shin and its dot: two letters of windows-1255, which the C library would join.
        let decoded = Decoded([0xF9, 0xD1, 0x20, 0xEC], charset: "windows-1255")
        #expect(decoded.utf8 == Array("\u{05E9}\u{05C1} \u{05DC}".utf8))
    }

    @Test(arguments: [
        (Array("\u{1B}$)C\u{0E}".utf8) + [0x47, 0x51, 0x31, 0x39, 0x0F], "iso-2022-kr"),
        ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], "utf-32be"), ([0xFF, 0xFE, 0x61, 0], "utf-16le"),
    ])
    func textWithoutALabelIsRecognized(bytes: [UInt8], name: String) {
        #expect(Decoded(bytes).charset.name == name)
    }
}
