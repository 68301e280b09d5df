extension Reading {
    /// "The closest Monday to 5 October", "the 2nd closest Christmas to today", «ближайший понедельник к 5 октября».
    func closestDate(at index: Int, _ reference: Day?) -> FoundDate? {
        var at = pastArticle(index)
        var place = 1
        if let order = placeInOrder(at: at), match(.closest, at: order.end) != nil { (place, at) = order }
        guard (1...20).contains(place), let closest = match(.closest, at: at),
            let name = match(.weekday, at: closest.end) ?? match(.holiday, at: closest.end),
            let link = match(.rangeMiddle, at: name.end) ?? match(.by, at: name.end),
            let target = date(at: link.end, reference), let day = target.period.from, day.day != nil
        else { return nil }
        let days: [Int]
        if let weekday = match(.weekday, at: closest.end) {
            let first = day.number + (Int(weekday.value) - day.weekday + 7) % 7
            days = (-place...place).map { first + 7 * $0 }
        } else {
            guard lexicon.holidays.indices.contains(name.item) else { return nil }
            days = (day.year - place - 1...day.year + place + 1)
                .flatMap { lexicon.holidays[name.item].periods(in: $0) }.compactMap { $0.from?.number }
        }
        let sorted = days.sorted { abs($0 - day.number) < abs($1 - day.number) }
        guard place <= sorted.count else { return nil }
        return FoundDate(range: index..<target.range.upperBound, period: Period(Day(number: sorted[place - 1])))
    }
}
