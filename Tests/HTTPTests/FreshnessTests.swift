import Testing

@testable import HTTP

@Suite struct FreshnessTests {
    static let date = "Mon, 21 Sep 2026 14:13:20 GMT"
    static let now = 1_790_000_000_000

    func lifetime(_ headers: HeaderFields, status: Int = 200) -> Int {
        var headers = headers
        headers.set("Date", Self.date)
        return Freshness(status: status, headers: headers, requested: Self.now, received: Self.now).lifetime
    }

    @Test(arguments: [
        ("max-age=60", 60), ("MAX-AGE=60", 60), ("max-age=\"60\"", 60), ("max-age=-1", 0), ("max-age=1.5", 0),
        ("max-age=60, no-cache", 0),
        ("no-store", 0), ("s-maxage=600", 0), ("ext=\"max-age=5\", max-age=7", 7),
        ("max-age=99999999999999999999", 31_536_000),
    ])
    func readsCacheControl(field: String, seconds: Int) {
        #expect(lifetime(["Cache-Control": field]) == seconds)
    }

    @Test(arguments: [
        ("Mon, 21 Sep 2026 14:15:00 GMT", 100), ("Monday, 21-Sep-26 14:15:00 GMT", 100),
        ("Mon Sep 21 14:15:00 2026", 100),
        ("0", 0), ("Mon, 21 Sep 2026 14:15:00 UTC", 0), ("Mon, 21 Sep 2026 2:15:00 GMT", 0),
        ("Mon, 21-Sep-2026 14:15:00 GMT", 0),
        ("Mon, 21 Sep 2020 14:15:00 GMT", 0),
    ])
    func readsExpires(field: String, seconds: Int) {
        #expect(lifetime(["Expires": field]) == seconds)
    }

    @Test func guessesFromTheLastChangeOnlyWhereItMay() {
        let changed: HeaderFields = ["Last-Modified": "Mon, 21 Sep 2026 13:13:20 GMT"]
        #expect(lifetime(changed) == 360)
        #expect(lifetime(changed, status: 503) == 0)
        #expect(lifetime(["Last-Modified": "Mon, 21 Sep 2020 13:13:20 GMT"]) == 86_400)
        #expect(lifetime([:]) == 0)
    }

    @Test func countsTheAgeItCameWith() {
        let headers: HeaderFields = ["Date": Self.date, "Cache-Control": "max-age=100", "Age": "90"]
        let fresh = Freshness(status: 200, headers: headers, requested: Self.now, received: Self.now)
        #expect(fresh.remaining(after: 9) == 1)
        #expect(fresh.remaining(after: 10) == 0)
        let slow = Freshness(status: 200, headers: headers, requested: Self.now, received: Self.now + 20_000)
        #expect(slow.remaining(after: 0) < 0)
    }

    @Test func anyVaryingOrClockFallacyAsksAgain() {
        #expect(lifetime(["Cache-Control": "max-age=100", "Vary": "Accept, *"]) == 0)
        let headers: HeaderFields = ["Date": Self.date, "Cache-Control": "max-age=100"]
        #expect(
            Freshness(status: 200, headers: headers, requested: Self.now, received: Self.now).remaining(after: -5) == 0)
    }
}
