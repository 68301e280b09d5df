import Foundation
import Settings

/// An nginx on loopback that serves a pipeline's stand-in pages over TLS and HTTP/2, with a certificate authority of its own.
final class Nginx {
    let port: Int
    /// PEM file of the authority that signed the server's certificate.
    let authority: String
    private let folder: String

    init(serving pages: String, in folder: String) throws {
        self.folder = folder
        authority = folder + "/ca.pem"
        port = try Self.freePort()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let list = try RehearsalPages.parse(
            Array(Data(contentsOf: URL(fileURLWithPath: pages + "/pages.yaml"))), file: "pages.yaml")
        let hosts = Set(list.pages.compactMap { URL(string: $0.url)?.host })
        try makeCertificates(for: hosts.sorted())
        try Data(configuration(list, pages: pages).utf8).write(to: URL(fileURLWithPath: folder + "/nginx.conf"))
        // The daemon keeps every descriptor it inherits, and whoever reads the other end of one would wait for ever.
        let started = try Program.shell(
            """
            for fd in /proc/self/fd/*; do fd=${fd##*/}; [ "$fd" -gt 2 ] && eval "exec $fd>&-"; done
            exec /usr/sbin/nginx -p '\(folder)' -c '\(folder)/nginx.conf' </dev/null >start.log 2>&1
            """, in: folder)
        guard started.code == 0 else {
            throw Failed(description: try String(contentsOfFile: folder + "/start.log", encoding: .utf8))
        }
    }

    struct Failed: Error, CustomStringConvertible {
        var description: String
    }

    /// Stops it and returns the lines of its access log.
    func stop() throws -> [String] {
        try Program.shell(
            "kill -QUIT $(cat '\(folder)/pid') && while [ -e '\(folder)/pid' ]; do sleep 0.05; done")
        return try String(contentsOfFile: folder + "/access.log", encoding: .utf8).split(separator: "\n").map(
            String.init)
    }

    deinit {
        _ = try? Program.shell("[ -e '\(folder)/pid' ] && kill -TERM $(cat '\(folder)/pid')")
    }

    private func makeCertificates(for hosts: [String]) throws {
        let names = hosts.map { "DNS:" + $0 }.joined(separator: ",")
        let made = try Program.shell(
            """
            set -e
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj '/CN=Ibid test authority' \
                -keyout ca.key -out ca.pem 2>/dev/null
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj '/CN=stand-ins' \
                -keyout server.key -out server.csr 2>/dev/null
            printf 'subjectAltName=\(names)\\nbasicConstraints=CA:FALSE\\n' > server.ext
            openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile server.ext \
                -out server.pem 2>/dev/null
            """, in: folder)
        guard made.code == 0 else { throw Failed(description: "openssl: " + made.err) }
    }

    private func configuration(_ list: RehearsalPages, pages: String) -> String {
        let locations = list.pages.map { page -> String in
            let path = URL(string: page.url)?.path(percentEncoded: true) ?? "/"
            if let target = page.location { return "location = \(path) { return \(page.status) \(target); }" }
            guard page.status == 200 else { return "location = \(path) { return \(page.status); }" }
            return "location = \(path) { types { } default_type '\(page.type)'; "
                + "root '\(pages)'; try_files '/\(page.file ?? "")' =404; }"
        }
        return """
            pid '\(folder)/pid';
            error_log '\(folder)/error.log';
            events { }
            http {
                log_format all '$host $request_uri $server_protocol $http_user_agent';
                access_log '\(folder)/access.log' all;
                client_body_temp_path '\(folder)/body';
                proxy_temp_path '\(folder)/proxy';
                fastcgi_temp_path '\(folder)/fastcgi';
                uwsgi_temp_path '\(folder)/uwsgi';
                scgi_temp_path '\(folder)/scgi';
                gzip on;
                server {
                    listen 127.0.0.1:\(port) ssl http2;
                    ssl_certificate '\(folder)/server.pem';
                    ssl_certificate_key '\(folder)/server.key';
                    \(locations.joined(separator: "\n        "))
                }
            }
            """
    }

    /// A port that was free a moment ago.
    private static func freePort() throws -> Int {
        let found = try Program.shell(
            "python3 -c 'import socket; s = socket.socket(); s.bind((\"127.0.0.1\", 0)); print(s.getsockname()[1])'")
        guard let port = Int(found.out.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw Failed(description: "no free port: " + found.err)
        }
        return port
    }
}
