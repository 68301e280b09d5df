import Foundation
import Servers
import Synchronization

/// A web of hosts on one loopback port: pages by address, and a log of what was asked for.
///
///     let web = Web(["http://a.example/x": Web.Page("<p>text</p>")])
///     project.write(web.settings(), to: "Pipelines/web/pipeline.yaml")
final class Web: Sendable {
    struct Page: Sendable {
        var status = 200
        var headers: [String: String] = ["Content-Type": "text/html; charset=utf-8"]
        var body: [UInt8]
        /// Seconds before the answer begins.
        var delay = 0.0

        init(_ text: String, status: Int = 200, headers: [String: String] = [:], delay: Double = 0) {
            self.init(bytes: Array(text.utf8), status: status, headers: headers)
            self.delay = delay
        }

        init(bytes: [UInt8], status: Int = 200, headers: [String: String] = [:]) {
            self.status = status
            self.headers.merge(headers) { $1 }
            body = bytes
        }
    }

    private final class Log: Sendable {
        let asked = Mutex<[String]>([])
        let pageCount = Mutex(0)
        let pages: Mutex<[String: Page]>

        init(_ pages: [String: Page]) { self.pages = Mutex(pages) }
    }

    private let log: Log
    private let server: FaultServer
    let port: Int

    init(_ pages: [String: Page]) {
        let log = Log(pages)
        self.log = log
        server = FaultServer { connection in
            let lines = connection.head.components(separatedBy: "\r\n")
            let target = lines[0].split(separator: " ").dropFirst().first ?? "/"
            let host = lines.first { $0.hasPrefix("Host: ") }?.dropFirst(6) ?? ""
            let url = "http://\(host)\(target)"
            log.asked.withLock { $0.append(url) }
            if target != "/robots.txt" { log.pageCount.withLock { $0 += 1 } }
            let page = log.pages.withLock { $0[url] } ?? Page("", status: 404)
            if page.delay > 0 { usleep(UInt32(page.delay * 1e6)) }
            var head = "HTTP/1.1 \(page.status) Answer\r\nConnection: close\r\nContent-Length: \(page.body.count)\r\n"
            for (name, value) in page.headers { head += "\(name): \(value)\r\n" }
            connection.send(Array((head + "\r\n").utf8) + page.body)
        }
        port = server.port
    }

    /// Every address asked for, robots.txt included, in order.
    var asked: [String] { log.asked.withLock { $0 } }

    /// The same without robots.txt.
    var pagesAsked: [String] { asked.filter { !$0.hasSuffix("/robots.txt") } }

    func put(_ page: Page, at url: String) { log.pages.withLock { $0[url] = page } }

    /// Until so many pages have been asked for, or `patience` is over.
    func waitForVisitors(_ count: Int = 1, patience: Duration = .seconds(20)) {
        let end = ContinuousClock.now + patience
        while log.pageCount.withLock({ $0 }) < count, .now < end { usleep(1000) }
    }

    /// Settings of a pipeline that finds this web, whatever the host.
    func settings(_ more: String = "") -> String {
        """
        document: document.md
        expectations: {facts: 0}
        fetch:
          contact: https://example.org/ibid
          gap: 0s
          retries: 0
          allow_private: true
          ports: [80, \(port)]
          connect_to: ["::\(server.host):\(port)"]
        \(more.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
        """
    }

    deinit { server.stop() }
}
