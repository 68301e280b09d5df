/// A word reduced to the consonants that survive transliteration and borrowing: "Putin" and "Путин", "Tokayev" and
/// "Tokaev" and "Токаев", "président" and "президент" share a key. Covers scholarly and newspaper systems alike,
/// since they differ in vowels, j/y and the spelling of sibilants.
enum SoundKey {
    /// Fewer consonants than this meet by chance.
    static let fewest = 3

    /// Nil for words too short to tell apart.
    static func key(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64? {
        var sounds: [UInt8] = []
        var index = range.lowerBound
        var isFirst = true
        while index < range.upperBound {
            let (point, length) = WordScanner.decode(bytes, index)
            index += length
            for sound in Self.sounds(point) {
                if isFirst {
                    sounds.append(isVowel(sound) ? UInt8(ascii: "a") : sound)
                    isFirst = false
                } else if !isVowel(sound), sounds.last != sound {
                    sounds.append(sound)
                }
            }
        }
        let key = join(sounds)
        return key.count >= fewest ? StemHash.hash(key.prefix(6)) : nil
    }

    /// Spellings of one sound made one: sh, ch, zh, ts, kh, ph, th.
    private static func join(_ sounds: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for sound in sounds {
            if sound == UInt8(ascii: "h") {
                switch out.last {
                case UInt8(ascii: "k"), UInt8(ascii: "s"), UInt8(ascii: "t"): continue
                case UInt8(ascii: "p"):
                    out[out.count - 1] = UInt8(ascii: "f")
                    continue
                case nil: break
                default: continue
                }
            }
            if sound == UInt8(ascii: "s"), out.last == UInt8(ascii: "t") {
                out[out.count - 1] = sound
                continue
            }
            if out.last != sound { out.append(sound) }
        }
        return out
    }

    private static func isVowel(_ sound: UInt8) -> Bool {
        switch sound {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"), UInt8(ascii: "j"):
            true
        default: false
        }
    }

    private static let cyrillic = Array("abvgdesziiklmnoprstufksssss'i'eua".utf8)

    private static func sounds(_ point: UInt32) -> [UInt8] {
        var folded: [UInt8] = []
        switch point {
        case 0x410...0x44F:
            let sound = cyrillic[min(Int((point - 0x410) & 31), 31)]
            return sound == UInt8(ascii: "'") ? [] : [sound]
        case 0x401, 0x404, 0x406, 0x407, 0x451, 0x454, 0x456, 0x457: return [UInt8(ascii: "i")]
        case 0x490, 0x491: return [UInt8(ascii: "g")]
        default: Folding.append(point, to: &folded)
        }
        guard folded.count == 1 || folded.allSatisfy({ $0 < 0x80 }) else { return [] }
        return folded.map { byte in
            switch byte {
            case UInt8(ascii: "c"), UInt8(ascii: "q"): UInt8(ascii: "k")
            case UInt8(ascii: "w"): UInt8(ascii: "v")
            case UInt8(ascii: "z"): UInt8(ascii: "s")
            case UInt8(ascii: "x"): UInt8(ascii: "k")
            default: byte
            }
        }
    }
}
