import Language

/// How sure it is that a word is the verb of its clause.
enum VerbForm {
    /// "is", "will", "went", "belongs", «подписал»: nothing but a verb.
    case finite
    /// "signed", "held": a past form, or a participle that describes the noun before it.
    case pastOrParticiple
    /// "plans", "visits": a verb, or a noun.
    case verbOrNoun
}

extension Reading {
    /// What verb the word at `index` may be, as the words beside it allow; `start` is where its clause begins.
    func verbForm(at index: Int, from start: Int) -> VerbForm? {
        guard mayBeVerb(index), !tokens[index].isCapital || index == start,
            !isDash(at: index + 1) || !isGlued(index + 1)
        else { return nil }
        if tokens[index].isCyrillic { return isRussianVerb(index) ? .finite : nil }
        if index > start, isDash(at: index - 1), isGlued(index) { return nil }
        if isA(.auxiliary, at: index) || isA(.modal, at: index) {
            // "May" and "will" are nouns too, but hardly ever in small letters.
            return says(["am", "be", "been", "being"], at: index) || isAfterInfinitiveMark(index) ? nil : .finite
        }
        guard !isAfterInfinitiveMark(index),
            index == start || !isA(.determiner, at: index - 1) && !isA(.auxiliary, at: index - 1)
        else { return nil }
        let isPast = isA(.past, at: index)
        let isParticiple = isA(.participle, at: index)
        if isPast, !isParticiple { return .finite }
        if isPast || isParticiple { return isPast || isKnownVerb(index) ? .pastOrParticiple : nil }
        if ends("ed", at: index), tokens[index].range.count > 4 {
            guard !isA(.preposition, at: index - 1) || index == start else { return nil }
            return isKnownVerb(index) || !isPlural(index + 1) || isStop(index + 1) ? .pastOrParticiple : nil
        }
        guard isKnownVerb(index) || isA(.catenative, at: index) || isThirdPerson(index),
            index == start || !isA(.preposition, at: index - 1)
        else { return nil }
        return ends("ing", at: index) ? nil : isUsedAsVerb(index, from: start) ? .verbOrNoun : nil
    }

    private static let verbClasses: UInt64 =
        WordClass.auxiliary.bit | WordClass.modal.bit | WordClass.past.bit | WordClass.participle.bit
        | WordClass.catenative.bit | WordClass.predicate.bit

    /// Whether a word has anything of a verb, which most have not.
    private func mayBeVerb(_ index: Int) -> Bool {
        guard isWord(at: index) else { return false }
        let token = tokens[index]
        return token.isCyrillic || token.classes & Self.verbClasses != 0 || token.ends(in: "s") || token.ends(in: "d")
            || isKnownVerb(index)
    }

    /// A word that may be a noun is a verb where its subject agrees with it and an object, or a clause, follows.
    private func isUsedAsVerb(_ index: Int, from start: Int) -> Bool {
        let isThird = ends("s", at: index) && !ends("ss", at: index)
        var before = index - 1
        while before > start, isAdverb(before) { before -= 1 }
        if index > start {
            guard isWord(at: before) || isSign(")", at: before) || isSign("\"", at: before) else { return false }
            if isA(.pronoun, at: before) {
                let isMany = says(
                    ["i", "we", "you", "they", "these", "those", "who", "which", "others", "many"], at: before)
                return isThird != isMany || says(["who", "which", "that"], at: before)
            }
            // "Norway plans", "ministers plan": just one of the two has the s.
            guard
                isA(.predicate, at: index) || tokens[before].isUpper
                    || isThird != (isPlural(before) && !tokens[before].isCapital)
            else { return false }
        } else if !isThird {
            return false
        }
        let next = isAdverb(index + 1) ? index + 2 : index + 1
        // "Their own" is seldom a verb.
        if isA(.predicate, at: index), !says("own", at: index) { return !isA(.auxiliary, at: next) }
        return isA(.determiner, at: next) && !says(["of", "in", "more", "such"], at: next)
            || says(["that", "how", "what", "whether"], at: next) || isA(.oblique, at: next)
            || says("to", at: next) && isA(.catenative, at: index)
            || isDigits(at: next) || isCurrencySign(next) || mayBegin(Role.bound.bit, at: next)
            || isThird && index > start && isWord(at: next) && tokens[next].isCapital && !tokens[before].isCapital
    }

    private func isThirdPerson(_ index: Int) -> Bool {
        tokens[index].range.count > 4 && ends("s", at: index) && !mayBegin(Role.unit.bit | Role.period.bit, at: index)
            && !says("times", at: index)
            && !["ss", "ions", "ments", "ers", "ness"].contains { ends($0, at: index) }
            && isA(.determiner, at: index + 1)
            && !says(["of", "in", "more", "another", "other", "such"], at: index + 1)
    }

    /// The letter of "Norway's".
    func isPossessiveEnding(_ index: Int) -> Bool {
        says("s", at: index) && isSign("'", at: index - 1) && isGlued(index) && isGlued(index - 1)
    }

    /// «доля угля в экспорте»: a preposition between nouns.
    func isRussianLink(_ index: Int) -> Bool {
        isWord(at: index) && tokens[index].isCyrillic && isA(.locative, at: index)
    }

    private func isAfterInfinitiveMark(_ index: Int) -> Bool { says("to", at: index - 1) && !tokens[index].isCyrillic }

    private func isPlural(_ index: Int) -> Bool {
        isWord(at: index) && (ends("s", at: index) && !ends("ss", at: index) || isA(.singular, at: index))
    }

    /// A finite verb by its ending: a past form or a third person that is no noun.
    func isRussianVerb(_ index: Int) -> Bool {
        guard isWord(at: index), tokens[index].isCyrillic, !tokens[index].isCapital else { return false }
        if isA(.auxiliary, at: index) || isA(.modal, at: index) || isA(.past, at: index) { return true }
        return tokens[index].range.count > 8 && ends(in: russianEndings, at: index) && !ends(in: agents, at: index)
            && !isNounLikeVerb(index) && !isA(.oblique, at: index)
            && (!isStop(index) || isKnownVerb(index)) && !isA(.preposition, at: index)
    }

    func isAdverb(_ index: Int) -> Bool {
        isA(.adverb, at: index)
            || ends("ly", at: index) && isWord(at: index) && tokens[index].range.count > 4
                && !tokens[index].isCapital
            || tokens.indices.contains(index) && tokens[index].isCyrillic && ends(in: adverbs, at: index)
    }

    /// The end of the verbs that begin at `verb`: "is being positioned", "may again ship", "was struck and killed".
    func verbGroup(from verb: Int, to end: Int) -> Int {
        guard !tokens[verb].isCyrillic else { return russianGroup(from: verb, to: end) }
        var at = verb + 1
        /// The end of the last word that carries meaning.
        var last = at
        while at < end, at - verb < 10, isWord(at: at) {
            let isBehindHelper = isHelper(last - 1)
            if isAdverb(at) || says("not", at: at) || says("since", at: at) && isBehindHelper && !isBe(last - 1) {
                at += 1
                continue
            }
            if isA(.auxiliary, at: at), isBehindHelper {
                last = at + 1
            } else if says("to", at: at), isA(.catenative, at: last - 1),
                isWord(at: at + 1), !isA(.determiner, at: at + 1), !tokens[at + 1].isCapital, at + 1 < end,
                !ends("ing", at: at + 1)
            {
                last = at + 2
                at += 1
            } else if isBehindHelper, isA(.modal, at: last - 1) || says(["does", "do", "did"], at: last - 1),
                !isA(.determiner, at: at), !isA(.pronoun, at: at), !tokens[at].isCapital
            {
                last = at + 1
            } else if isBehindHelper,
                isA(.participle, at: at) || ends("ed", at: at) && tokens[at].range.count > 4
                    || ends("ing", at: at) && tokens[at].range.count > 5 && isBe(last - 1)
                        && !isA(.preposition, at: at)
                    || isA(.catenative, at: at) && says("to", at: at + 1)
                    || isA(.predicate, at: at) && !isBe(last - 1)
            {
                last = at + 1
            } else if says("and", at: at), isPassive(verb..<last), isPastForm(at + 1) {
                last = at + 2
                at += 1
            } else {
                break
            }
            at += 1
        }
        if last < end, isA(.verbParticle, at: last), !isHelper(last - 1), !isMovement(last - 1), !isDigits(at: last + 1)
        {
            last += 1
        }
        return last
    }

    /// «может вырасти», «должен был быть погашен», «были бы подписаны».
    private func russianGroup(from verb: Int, to end: Int) -> Int {
        var at = verb + 1
        while at < end, at - verb < 5, isWord(at: at), tokens[at].isCyrillic {
            let isHelped = isA(.auxiliary, at: at - 1) || isA(.modal, at: at - 1) || ends(in: infinitives, at: at - 1)
            guard
                isRussianInfinitive(at) || isA(.conditional, at: at)
                    || isHelped
                        && (isA(.auxiliary, at: at) || ends(in: shortParticiples, at: at) && tokens[at].range.count > 8)
            else { break }
            at += 1
        }
        return at
    }

    /// «считающая», «решивший»: a participle that opens a clause of its own.
    func isRussianParticiple(_ index: Int) -> Bool {
        isWord(at: index) && tokens[index].isCyrillic && !tokens[index].isCapital
            && (ends(in: activeParticiples, at: index) || ends(in: gerunds, at: index) || isGerund(index))
    }

    /// «Фонд, изучив заявку, выдал …»: what was done on the way is not who did it.
    private func isGerund(_ index: Int) -> Bool {
        isWord(at: index) && tokens[index].isCyrillic && !tokens[index].isCapital && tokens[index].range.count > 8
            && !isNounLikeVerb(index) && ends(in: perfectiveGerunds, at: index)
    }

    func isRussianInfinitive(_ index: Int) -> Bool {
        isWord(at: index) && tokens[index].isCyrillic && ends(in: infinitives, at: index) && !ends("сть", at: index)
            && tokens[index].range.count > 6
    }

    private func isPastForm(_ index: Int) -> Bool {
        isWord(at: index) && (isA(.participle, at: index) || ends("ed", at: index) && tokens[index].range.count > 4)
    }

    private func isHelper(_ index: Int) -> Bool { isA(.auxiliary, at: index) || isA(.modal, at: index) }

    private func isBe(_ index: Int) -> Bool {
        says(["is", "are", "was", "were", "be", "been", "being", "am"], at: index)
    }

    /// "was expected", "has been told": a form of "be" and a participle.
    private func isPassive(_ group: Range<Int>) -> Bool {
        guard let last = group.last, isPastForm(last) else { return false }
        return group.dropLast().contains { isBe($0) }
    }
}

/// Endings that adverbs have and hardly any noun.
private let adverbs: EndingSet = ["льно", "енно", "анно", "ично", "ивно"]
private let infinitives: EndingSet = ["ть", "ться", "ти", "тись", "чь"]
private let shortParticiples: EndingSet = [
    "ан", "ен", "ён", "ят", "ана", "ена", "ята", "ано", "ено", "ято", "аны", "ены", "яты", "ыт", "ыта", "ыто", "ыты",
    "чат", "чата", "чато",
    "чаты", "жат", "жата", "жаты",
]
private let gerunds: EndingSet = ["ясь", "шись", "вая", "воря", "ывая"]
private let perfectiveGerunds: EndingSet = ["ив", "ав", "ыв", "ев", "вши", "чая", "уя"]
private let activeParticiples: EndingSet = [
    "щий", "щая", "щее", "щие", "щего", "щей", "щих", "щую", "щим", "вший", "вшая", "вшее", "вшие", "вшего", "вшей",
    "вших", "вшую", "вшим", "щийся", "щаяся", "щееся", "щиеся", "щегося", "щейся", "щихся", "вшийся", "вшаяся",
    "вшееся",
    "вшиеся",
]
/// Those who do something, in the plural: «правообладатели».
private let agents: EndingSet = ["атели", "ители", "ятели"]
/// Endings of past forms, and of the present in the third person.
private let russianEndings: EndingSet = [
    "еет", "еют", "ал", "ала", "ало", "али", "ил", "ила", "ило", "или", "ел", "ела", "ели", "ял", "яла", "яли", "ался",
    "алась",
    "алось", "ались", "шел", "шёл", "шла", "шло", "шли", "ился", "илась", "илось", "ились", "ует", "уют", "ется",
    "ются", "ится", "ятся", "ает", "ают",
    "яет", "яют", "нет", "нут", "нул", "нула", "нуло", "нули", "нулся", "нулась", "нулись", "ялся", "ялась", "ялось",
    "ялись", "ыл", "ыла",
    "ыло", "ыли", "дет", "рёт", "дёт", "нёт", "ьёт", "вёт", "сёт", "зёт",
]
