/// A date in the path of an address.
enum AddressDate {
    /// `/2020/05/08/`, `/2020-05-08-`, `/20200508/`; `/29-10-2021`, `_29.10.2021_`.
    static func find(_ url: String) -> CalendarDate? {
        let bytes = Array(url.utf8.prefix(600))
        return yearFirst(bytes) ?? dayFirst(bytes)
    }

    private static func dayFirst(_ bytes: [UInt8]) -> CalendarDate? {
        for index in bytes.indices where index + 10 <= bytes.count {
            let mark = bytes[index + 2]
            guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "."), bytes[index + 5] == mark,
                index == 0 || !bytes[index - 1].isDigit,
                index + 10 == bytes.count || !bytes[index + 10].isDigit, let day = number(bytes, index, 2),
                let month = number(bytes, index + 3, 2), let year = number(bytes, index + 6, 4)
            else { continue }
            if let date = CalendarDate(year: year, month: month, day: day) { return date }
        }
        return nil
    }

    private static func yearFirst(_ bytes: [UInt8]) -> CalendarDate? {
        var index = 0
        while index + 8 <= bytes.count {
            defer { index += 1 }
            guard index == 0 || !bytes[index - 1].isDigit, let year = number(bytes, index, 4),
                (1995...2099).contains(year)
            else { continue }
            let mark = bytes[index + 4]
            if mark.isDigit {
                guard let month = number(bytes, index + 4, 2), let day = number(bytes, index + 6, 2),
                    index + 8 == bytes.count || !bytes[index + 8].isDigit
                else { continue }
                if let date = CalendarDate(year: year, month: month, day: day) { return date }
            } else if [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(mark) {
                guard index + 10 <= bytes.count || index + 8 <= bytes.count else { continue }
                var place = index + 5
                guard let month = short(bytes, &place), place < bytes.count, bytes[place] == mark else { continue }
                place += 1
                guard let day = short(bytes, &place), place == bytes.count || !bytes[place].isDigit else { continue }
                if let date = CalendarDate(year: year, month: month, day: day) { return date }
            }
        }
        return nil
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int? {
        guard start + length <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[start..<start + length] {
            guard byte.isDigit else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    private static func short(_ bytes: [UInt8], _ place: inout Int) -> Int? {
        var value = 0
        let start = place
        while place < bytes.count, place - start < 2, bytes[place].isDigit {
            value = value * 10 + Int(bytes[place] - 0x30)
            place += 1
        }
        return place > start ? value : nil
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
