import Foundation
import Schedule
import Testing

private func moment(_ text: String) throws -> Date {
    try Date.ISO8601FormatStyle().parse(text)
}

@Suite struct ScheduleTests {
    @Test(arguments: [
        // Mondays at six in Almaty, which is UTC+5 since March 2024.
        ("0 6 * * 1", "Asia/Almaty", "2026-11-24T12:00:00Z", "2026-11-30T01:00:00Z"),
        ("0 6 * * 1", "Asia/Almaty", "2026-11-30T01:00:00Z", "2026-12-07T01:00:00Z"),
        ("*/15 * * * *", "UTC", "2026-01-01T00:14:59Z", "2026-01-01T00:15:00Z"),
        ("30 4 1,15 * 5", "UTC", "2026-01-02T05:00:00Z", "2026-01-09T04:30:00Z"),
        ("0 0 29 2 *", "UTC", "2026-03-01T00:00:00Z", "2028-02-29T00:00:00Z"),
        ("0 12 * jan-mar mon-fri", "UTC", "2026-03-31T12:00:00Z", "2027-01-01T12:00:00Z"),
        ("0 0 * * 7", "UTC", "2026-11-24T00:00:00Z", "2026-11-29T00:00:00Z"),
        ("10-30/10 3 * * *", "UTC", "2026-11-24T03:10:00Z", "2026-11-24T03:20:00Z"),
    ])
    func nextComes(expression: String, zone: String, after: String, expected: String) throws {
        let schedule = try Schedule(expression, zone: zone)
        #expect(schedule.next(after: try moment(after)) == (try moment(expected)))
    }

    @Test func aSkippedTimeRunsWhenTheClocksJump() throws {
        // Berlin, 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC.
        let schedule = try Schedule("30 2 * * *", zone: "Europe/Berlin")
        #expect(schedule.next(after: try moment("2026-03-28T12:00:00Z")) == (try moment("2026-03-29T01:00:00Z")))
        #expect(schedule.next(after: try moment("2026-03-29T01:00:00Z")) == (try moment("2026-03-30T00:30:00Z")))
    }

    @Test func aRepeatedTimeRunsOnce() throws {
        // Berlin, 25 October 2026: 03:00 becomes 02:00 again at 01:00 UTC.
        let schedule = try Schedule("30 2 * * *", zone: "Europe/Berlin")
        let first = schedule.next(after: try moment("2026-10-24T12:00:00Z"))
        #expect(first == (try moment("2026-10-25T00:30:00Z")))
        #expect(schedule.next(after: first) == (try moment("2026-10-26T01:30:00Z")))
    }

    @Test(arguments: [
        // Lord Howe Island, 4 October 2026: half an hour is skipped at 02:00, 15:30 UTC the day before.
        ("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00:00Z", "2026-10-03T15:30:00Z"),
        // Cairo, 24 April 2026: midnight itself is skipped, at 22:00 UTC the day before.
        ("0 0 * * *", "Africa/Cairo", "2026-04-23T12:00:00Z", "2026-04-23T22:00:00Z"),
        ("30 0 24 4 *", "Africa/Cairo", "2026-04-23T12:00:00Z", "2026-04-23T22:00:00Z"),
        // Almaty, 1 March 2024: midnight became 23:00 again at 18:00 UTC the day before, when all Kazakhstan went to UTC+5.
        ("30 23 * * *", "Asia/Almaty", "2024-02-29T12:00:00Z", "2024-02-29T17:30:00Z"),
        ("30 23 * * *", "Asia/Almaty", "2024-02-29T17:30:00Z", "2024-03-01T18:30:00Z"),
        ("0 6 * * 1", "Asia/Almaty", "2024-02-26T00:00:00Z", "2024-03-04T01:00:00Z"),
        // Samoa, 30 December 2011: a whole day was skipped.
        ("0 12 * * *", "Pacific/Apia", "2011-12-29T22:00:00Z", "2011-12-30T22:00:00Z"),
    ])
    func zonesWithRulesOfTheirOwn(expression: String, zone: String, after: String, expected: String) throws {
        let schedule = try Schedule(expression, zone: zone)
        #expect(schedule.next(after: try moment(after)) == (try moment(expected)))
    }

    @Test func missedRunsCollapseToOne() throws {
        let schedule = try Schedule("0 6 * * 1", zone: "Asia/Almaty")
        let now = try moment("2026-11-24T12:00:00Z")
        #expect(schedule.isDue(lastGood: nil, now: now))
        #expect(schedule.isDue(lastGood: try moment("2026-10-01T00:00:00Z"), now: now))
        #expect(!schedule.isDue(lastGood: try moment("2026-11-23T01:00:00Z"), now: now))
        #expect(schedule.isDue(lastGood: try moment("2026-11-23T00:59:59Z"), now: now))
    }

    @Test(arguments: [
        ("0 6 * *", "'0 6 * *' has 4 fields; cron takes five: minute hour day-of-month month day-of-week"),
        ("61 * * * *", "'61' is no minute; it takes 0-59, lists (1,15), ranges (1-5), steps (*/10)"),
        ("0 0 30 2 *", "'0 0 30 2 *' never comes: no such day in any of its months"),
        (
            "0 0 * * mo",
            "'mo' is no day of week; it takes 0-7, lists (1,15), ranges (1-5), steps (*/10) and names (sun, mon, …)"
        ),
        ("*/0 * * * *", "'*/0' is no minute; it takes 0-59, lists (1,15), ranges (1-5), steps (*/10)"),
        (
            "* * * * +1",
            "'+1' is no day of week; it takes 0-7, lists (1,15), ranges (1-5), steps (*/10) and names (sun, mon, …)"
        ),
        ("1, * * * *", "'' is no minute; it takes 0-59, lists (1,15), ranges (1-5), steps (*/10)"),
        ("1- * * * *", "'1-' is no minute; it takes 0-59, lists (1,15), ranges (1-5), steps (*/10)"),
        ("① * * * *", "'①' is no minute; it takes 0-59, lists (1,15), ranges (1-5), steps (*/10)"),
        ("5-1 * * * *", "'5-1' is no minute; it takes 0-59, lists (1,15), ranges (1-5), steps (*/10)"),
    ])
    func whatIsNoScheduleSaysWhy(expression: String, message: String) {
        let error = #expect(throws: Schedule.Malformed.self) { try Schedule(expression, zone: "UTC") }
        #expect(error?.description == message)
    }

    @Test func aHugeStepIsTheFirstValueAlone() throws {
        let schedule = try Schedule("*/9223372036854775807 12 * * *", zone: "UTC")
        #expect(schedule.next(after: try moment("2026-01-01T12:00:00Z")) == (try moment("2026-01-02T12:00:00Z")))
    }

    /// Every text made of cron's own pieces is an expression or a refusal, and what is accepted comes. Seeded by a counter.
    @Test func anyTextIsAnExpressionOrARefusal() throws {
        let pieces = ["*", "*/7", "1", "5-6", "2", "4", "3", "6/2", "1-5/2", "5", "-", "٣", "31", "sun"]
        var state: UInt64 = 1
        func piece() -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return pieces[Int(state >> 33) % pieces.count]
        }
        var accepted = 0
        let start = try moment("2026-01-01T00:00:00Z")
        for _ in 0..<4_000 {
            let fields = (0..<5).map { _ in piece().hasPrefix("*") ? piece() : piece() + "," + piece() }
            guard let schedule = try? Schedule(fields.joined(separator: " "), zone: "UTC") else { continue }
            accepted += 1
            let next = schedule.next(after: start)
            #expect(next > start && next < .distantFuture, "\(schedule.expression)")
        }
        #expect(accepted > 20)
    }

    @Test func anUnknownZoneIsNamed() {
        #expect(throws: Schedule.Malformed.zone("Asia/Atlantis")) { try Schedule("0 6 * * 1", zone: "Asia/Atlantis") }
    }

    @Test func linesToInstall() {
        #expect(
            Installation.crontab(program: "/usr/local/bin/ibid", project: "/srv/our data")
                == "*/15 * * * * /usr/local/bin/ibid run --due --quiet --project '/srv/our data'")
        #expect(Installation.systemd(program: "/bin/ibid", project: "/srv").contains("OnCalendar=*:0/15"))
    }
}
