import HTTP
import Testing

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("HTTP://Example.ORG:80/a/./b/../c?q=ä b#f", "http://example.org/a/c?q=%C3%A4%20b#f"),
        ("https:\\\\example.org\\x", "https://example.org/x"), ("http://example.org", "http://example.org/"),
        ("http://user:pw@example.org/", "http://user:pw@example.org/"), ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://2130706433/", "http://127.0.0.1/"), ("http://0177.0.0.1/", "http://127.0.0.1/"),
        ("http://[0:0:0:0:0:FFFF:1.2.3.4]/", "http://[::ffff:102:304]/"),
        ("http://пример.рф/путь", "http://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"),
        ("http://faß.de/", "http://xn--fa-hia.de/"), ("http://é--é.org/", "http://xn-----9iac.org/"),
        (" \thttp://exa\nmple.org/ ", "http://example.org/"),
    ])
    func readsAsBrowsersDo(text: String, href: String) throws {
        #expect(try WebAddress(text).href == href)
    }

    @Test(arguments: [
        ("//other.org/x", "http://other.org/x"), ("../d?x", "http://a.org/d?x"), ("?y", "http://a.org/b/c?y"),
        ("#z", "http://a.org/b/c?q#z"), ("/", "http://a.org/"), ("http:e", "http://a.org/b/e"),
        ("", "http://a.org/b/c?q"),
        ("%2E%2e/f", "http://a.org/f"),
    ])
    func resolvesReferences(reference: String, href: String) throws {
        #expect(try WebAddress("http://a.org/b/c?q").resolving(reference).href == href)
    }

    @Test(arguments: [
        "http://", "http://a b/", "http://exa%00mple.org/", "http://a.org:99999/", "http://1.2.3.4.5/",
        "http://256.1.1.1.1/",
        "http://[::1", "http://xn--a.ß/", "example.org", "http://a.org:8x/", "http://%/",
    ])
    func refusesWhatIsNoAddress(text: String) {
        #expect(throws: WebAddressError.self) { try WebAddress(text) }
    }

    @Test func namesTheSchemeItDoesNotAsk() {
        #expect(throws: WebAddressError.scheme("ftp")) { try WebAddress("FTP://a.org/") }
    }

    @Test func serializingIsStable() throws {
        let parts = [
            "http:", "//", "a", ".", "%2e", "/", "\\", "?", "#", "@", ":", "8", "é", "[", "::1", "]", " ", "%", "xn--",
            "0x",
        ]
        var state: UInt64 = 7
        for _ in 0..<5000 {
            var text = "http://"
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += parts[Int(state >> 33) % parts.count]
            }
            guard let url = try? WebAddress(text) else { continue }
            #expect(try WebAddress(url.href) == url, "\(text)")
        }
    }
}

@Suite struct AddressGuardTests {
    @Test(arguments: [
        "127.0.0.1", "10.1.2.3", "169.254.169.254", "172.31.0.1", "192.168.1.1", "100.64.0.1", "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1", "::1", "::", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "fe80::1", "fd00::1",
        "2001:db8::1",
        "ff02::1", "::127.0.0.1", "64:ff9b:1::1",
    ])
    func refusesWhatIsNotPublic(text: String) throws {
        #expect(AddressGuard().refuses(try #require(IPAddress(text))))
    }

    @Test(arguments: ["8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
    func admitsWhatIs(text: String) throws {
        #expect(!AddressGuard().refuses(try #require(IPAddress(text))))
    }

    @Test func exceptionsAreExact() throws {
        let open = AddressGuard(exceptions: [try #require(AddressBlock("127.0.0.2/32"))])
        #expect(!open.refuses(try #require(IPAddress("127.0.0.2"))))
        #expect(open.refuses(try #require(IPAddress("127.0.0.1"))))
    }
}
