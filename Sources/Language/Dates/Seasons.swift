/// Seasons are whole months, as meteorologists and Russian usage have them: winter is December to February.
extension Reading {
    /// "Spring 2024", "the summer of '69", "last winter", «летом прошлого года», «этой осенью».
    func season(at index: Int, _ reference: Day?) -> FoundDate? {
        let start = pastArticle(index)
        if let reference, let direction = match(.direction, at: index), let season = match(.season, at: direction.end) {
            let found = self.season(Int(season.value), Int(direction.value), reference)
            return FoundDate(range: index..<season.end, period: found)
        }
        guard let season = match(.season, at: start),
            let (year, end) = yearBehind(season.end, reference, isStated: !isRussian)
        else { return nil }
        return FoundDate(range: start..<end, period: self.season(Int(season.value), year))
    }

    /// Winter belongs to the year in which it ends.
    private func season(_ number: Int, _ year: Int) -> Period {
        .months(3, from: Day(year, 1).adding(months: number * 3 - 4))
    }

    /// The one that is on or comes this year; the last one that has ended; the next one that has not begun.
    private func season(_ number: Int, _ step: Int, _ reference: Day) -> Period {
        let today = reference.year * 12 + (reference.month ?? 1)
        /// The last month of the season that ends in the reference's year.
        let last = reference.year * 12 + number * 3 - 1
        if step < 0 { return season(number, last < today ? reference.year : reference.year - 1) }
        if step > 0 { return season(number, last - 2 > today ? reference.year : reference.year + 1) }
        // In December, "this winter" is the one that has just begun.
        return season(number, number == 1 && reference.month == 12 ? reference.year + 1 : reference.year)
    }
}
