import HTTP
import Testing

@Suite struct StoredResponseTests {
    static let then = 1_790_000_000_000

    func stored(_ headers: HeaderFields, asked: HeaderFields = [:]) -> StoredResponse {
        var headers = headers
        if headers["Date"] == nil { headers.set("Date", HTTPDate.text(Self.then)) }
        return StoredResponse(status: 200, headers: headers, asked: asked, requested: Self.then, received: Self.then)
    }

    @Test func isFreshForAsLongAsItsServerSaid() {
        let page = stored(["Cache-Control": "max-age=60", "Age": "20", "ETag": "\"a\""])
        #expect(page.reuse(for: [:], at: Self.then + 39_000) == .fresh(age: 59))
        #expect(page.reuse(for: [:], at: Self.then + 40_000) == .stale(conditions: ["If-None-Match": "\"a\""]))
    }

    @Test func aRequestMayWantItFresher() {
        let page = stored(["Cache-Control": "max-age=60"])
        #expect(page.reuse(for: ["Cache-Control": "max-age=5"], at: Self.then + 4000) == .fresh(age: 4))
        #expect(page.reuse(for: ["Cache-Control": "max-age=5"], at: Self.then + 5000) == .stale(conditions: [:]))
        #expect(page.reuse(for: ["Cache-Control": "no-cache"], at: Self.then) == .stale(conditions: [:]))
        #expect(page.reuse(for: ["Cache-Control": "min-fresh=30"], at: Self.then + 40_000) == .stale(conditions: [:]))
    }

    @Test func variesByWhatTheServerNames() {
        let page = stored(
            ["Cache-Control": "max-age=60", "Vary": "Accept-Language, X-None"], asked: ["Accept-Language": "kk, ru"])
        #expect(page.reuse(for: ["accept-language": "kk,ru"], at: Self.then) == .fresh(age: 0))
        #expect(page.reuse(for: ["Accept-Language": "en"], at: Self.then) == .unusable)
        #expect(page.reuse(for: [:], at: Self.then) == .unusable)
        #expect(stored(["Cache-Control": "max-age=60", "Vary": "*"]).reuse(for: [:], at: Self.then) == .unusable)
    }

    @Test func what304SaysReplacesWhatWasKnown() {
        var page = stored([
            "Cache-Control": "max-age=60", "Content-Type": "text/html", "X-Kept": "yes",
            "Last-Modified": "Mon, 01 Jun 2026 00:00:00 GMT",
        ])
        let later = Self.then + 100_000
        page.update(
            with: [
                "Date": HTTPDate.text(later), "Cache-Control": "max-age=5", "Content-Type": "text/plain",
                "Connection": "close",
            ],
            requested: later, received: later)
        #expect(page.headers["X-Kept"] == "yes" && page.headers["Content-Type"] == "text/html")
        #expect(page.headers["Connection"] == nil)
        #expect(page.remaining(at: later + 2000) == 3)
    }

    @Test func whatMustNotBeStoredIsNotUsed() {
        #expect(stored(["Cache-Control": "no-store, max-age=60"]).reuse(for: [:], at: Self.then) == .unusable)
    }

    @Test func fieldsOfOneConnectionAreNotKept() {
        let page = stored(["Connection": "X-Hop", "X-Hop": "1", "Keep-Alive": "timeout=5", "X-End": "2"])
        #expect(page.headers["X-Hop"] == nil && page.headers["Keep-Alive"] == nil && page.headers["X-End"] == "2")
    }
}

@Suite struct ContentTypeTests {
    @Test(arguments: [
        ("Text/HTML; Charset=\"koi8-r\"", "text/html;charset=koi8-r"),
        (" text/html ;charset=utf-8; CHARSET=x ", "text/html;charset=utf-8"),
        ("text/html; title=\"a \\\"b\\\"; c\"; q=1", "text/html;title=\"a \\\"b\\\"; c\";q=1"),
        ("text/html;charset", "text/html"), ("text/html;=x;a=", "text/html"),
        ("text html", ""), ("/html", ""), ("text/", ""), ("", ""),
    ])
    func readsAsBrowsersDo(field: String, read: String) {
        #expect(ContentType(field).description == read)
    }

    @Test func theCharsetIsALabel() {
        #expect(ContentType("text/plain; charset= 'Windows-1251' ").charset == " 'windows-1251'")
        #expect(ContentType(nil).mediaType == nil)
    }
}
