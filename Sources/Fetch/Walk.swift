import Archive
import Digests
import HTTP
import Records

/// One source on its way: from the address asked for, redirect by redirect, to a visit that can be written down.
struct Walk {
    private let fetcher: Fetcher
    private let transport: any Transport
    private let asked: WebAddress
    private let prior: Capture?
    private let validators: Validators?
    /// Fields for every request of the walk, e.g. Accept-Datetime.
    private let fields: HeaderFields
    private var hops: [Visit.Hop] = []
    private var chain: [Capture.Hop] = []
    private var jar = CookieJar()
    private var seen: Set<String>
    private var refreshed = false
    /// Whether the address was made up to see what the host says of one that nobody has.
    var isDecoy = false
    var flags: [String]

    init(
        fetcher: Fetcher, transport: any Transport, asked: WebAddress, near moment: Int? = nil
    ) throws(ArchiveError) {
        self.fetcher = fetcher
        self.transport = transport
        self.asked = asked
        fields = HeaderFields(moment.map { [.init("Accept-Datetime", HTTPDate.text($0))] } ?? [])
        flags = moment.map { [Fetcher.nearFlag($0)] } ?? []
        seen = [asked.href]
        // What a TimeGate said about another date proves nothing about this one.
        let revalidates = fetcher.policy.revalidates && moment == nil
        let known = revalidates ? try fetcher.archive.readableCapture(of: asked.href) : nil
        let prior = known.flatMap { fetcher.isIntact($0) ? $0 : nil }
        self.prior = prior
        validators = prior.flatMap { Validators(of: $0, in: fetcher.archive) }
    }

    mutating func run() async -> Visit {
        var current = asked
        var conditional = validators
        var insisted = false
        while true {
            if let refusal = await robotsRefusal(current) { return end(refusal, at: current) }
            let (exchange, answer) = await ask(current, conditional: conditional)
            record(exchange, answer, at: current)
            if exchange.response?.status == 304, exchange.failure == nil {
                if answer.outcome == .notModified, let prior {
                    return await end(answer, at: current, confirms: prior)
                }
                // Once more without a word about earlier answers; a server that insists is in error.
                guard !insisted else { return await end(answer, at: current) }
                insisted = true
                conditional = nil
                continue
            }
            guard let location = answer.location ?? refresh(answer, exchange.response) else {
                return await end(answer, response: exchange.response, at: current)
            }
            let cookies = exchange.response.map { jar.take($0.headers, from: current) } ?? false
            switch next(location, from: current, newCookies: cookies) {
            case .failure(let refusal): return end(refusal, at: current)
            case .success(let target): current = target
            }
        }
    }

    /// Where a page sends its reader by itself, once in a walk.
    private mutating func refresh(_ answer: Answer, _ response: Response?) -> String? {
        guard !refreshed, answer.outcome == .ok, let response,
            MediaType.sniff(answer.payload, declared: ContentType(response.headers["Content-Type"]).mediaType)
                == "text/html",
            let target = MetaRefresh.target(in: answer.payload)
        else { return nil }
        refreshed = true
        guard let address = try? chain.last.flatMap({ try WebAddress($0.url).resolving(target) }),
            !seen.contains(address.withFragment(nil).withoutCredentials.href)
        else { return nil }
        flags.append("meta_refresh")
        return target
    }

    /// A source that is not asked, or not asked further.
    struct Refusal: Error {
        var outcome: Outcome
        var detail: String

        init(_ outcome: Outcome, _ detail: String) {
            self.outcome = outcome
            self.detail = detail
        }
    }

    private mutating func next(
        _ location: String, from current: WebAddress, newCookies: Bool
    ) -> Result<WebAddress, Refusal> {
        var target: WebAddress
        do throws(WebAddressError) {
            target = try current.resolving(location).withFragment(nil).withoutCredentials
            if let copy = ArchivedAddress(current), copy.raw == current.href, ArchivedAddress(target) == nil {
                target = copy.raw(of: target) ?? target
            }
        } catch .scheme(let scheme) {
            return .failure(Refusal(.blockedScheme, "redirected to the scheme \(scheme):"))
        } catch {
            return .failure(Refusal(.redirectError, "redirected to what is no address: \(error.message)"))
        }
        guard target.isAskable else {
            return .failure(
                Refusal(.redirectError, "redirected to an address of more than \(WebAddress.longest) bytes"))
        }
        guard chain.count <= fetcher.policy.redirects else {
            return .failure(Refusal(.redirectError, "more than \(fetcher.policy.redirects) redirects"))
        }
        guard seen.insert(target.href).inserted || newCookies else {
            return .failure(Refusal(.redirectError, "the redirects go in a circle at \(target.href)"))
        }
        if current.scheme == .https, target.scheme == .http { flags.append("downgraded") }
        return .success(target)
    }

    // MARK: Asking

    private func ask(_ url: WebAddress, conditional: Validators?) async -> (Exchange, Answer) {
        // The validators are those of the address that answered last time.
        let isConditional = url.href == prior?.finalURL ?? asked.href
        var request = fetcher.request(for: url, validators: isConditional ? conditional : nil)
        for field in fields.fields { request.headers.set(field.name, field.value) }
        if let cookie = jar.header(for: url) { request.headers.set("Cookie", cookie) }
        return await fetcher.ask(request, over: transport, conditional: isConditional && conditional != nil)
    }

    private func robotsRefusal(_ url: WebAddress) async -> Refusal? {
        guard fetcher.policy.obeysRobots else { return nil }
        return await fetcher.robotsRefusal(url, over: transport)
    }

    private mutating func record(_ exchange: Exchange, _ answer: Answer, at url: WebAddress) {
        let response = exchange.response
        // A length refused on sight brought no bytes: there is nothing to keep.
        let keepsNothing = exchange.failure != nil && (response?.body.isEmpty ?? true)
        let isBody = response.map { $0.status != 204 && $0.status != 304 } ?? false
        chain.append(Capture.Hop(url: url.href, status: response?.status))
        hops.append(
            Visit.Hop(
                url: url.href, time: fetcher.time.now(), requestHead: exchange.requestHead,
                responseHead: keepsNothing ? nil : response?.head, body: isBody ? response?.body ?? [] : [],
                isPacked: answer.isPacked, version: response?.version ?? "HTTP/1.1",
                address: exchange.address?.description, truncated: answer.truncated))
    }

    // MARK: The end

    /// Whether a page deep in a site was asked for and the site's front page came: how many sites say “gone”.
    private func endedAtFrontPage(_ url: WebAddress) -> Bool {
        let asksDeep = asked.segments.count > 1 || asked.segments.last?.contains(".") == true || asked.query != nil
        return url.requestTarget == "/" && asksDeep && Walk.site(url) == Walk.site(asked)
    }

    /// Whether a page further up in the same site came than was asked for.
    private func leadsUpwards(_ url: WebAddress) -> Bool {
        let depth = { (url: WebAddress) in url.segments.count { !$0.isEmpty } }
        return depth(url) < depth(asked) && Walk.site(url) == Walk.site(asked)
    }

    private static func site(_ url: WebAddress) -> Substring {
        let host = url.host.description[...]
        return host.hasPrefix("www.") ? host.dropFirst(4) : host
    }

    private func end(_ refusal: Refusal, at url: WebAddress) -> Visit {
        var hops = hops
        // A hop that was answered stays in the record; the refusal is a note of its own.
        hops.append(Visit.Hop(url: url.href, time: fetcher.time.now(), requestHead: []))
        return Visit(
            capture: Capture(
                url: asked.href, finalURL: url.href, chain: chain, outcome: refusal.outcome, status: chain.last?.status,
                retrieved: WARCDate.text(fetcher.time.now()), flags: flags, detail: refusal.detail),
            hops: hops)
    }

    /// Whether a page is an error in disguise: it looks like one, and the host answers an address that cannot exist alike.
    private func isDisguisedError(_ answer: Answer, at url: WebAddress) async -> Bool {
        let decoy = await fetcher.decoy(of: url, over: transport)
        return decoy?.resembles(answer.payload, digest: SHA256.hash(answer.payload).labelled, at: url) ?? false
    }

    private func end(
        _ answer: Answer, response: Response? = nil, at url: WebAddress, confirms: Capture? = nil
    ) async -> Visit {
        var outcome = answer.outcome
        var detail = answer.detail
        let declared = ContentType(response?.headers["Content-Type"])
        var kind = confirms?.mediaType
        var flags = flags + answer.flags
        if response != nil, !answer.payload.isEmpty {
            kind = MediaType.sniff(answer.payload, declared: declared.mediaType)
            let page = Walls.Page(
                status: response?.status ?? 0, headers: response?.headers ?? [:], payload: answer.payload, asked: asked,
                final: url, mediaType: kind ?? "")
            let wall = isDecoy ? nil : fetcher.walls.match(page)
            if let wall, !wall.isSuspicion, outcome == .ok || wall.outcome == .botChallenge {
                outcome = wall.outcome
                detail = wall.detail
                flags.append("rule:" + wall.rule)
            } else if outcome == .ok, !isDecoy, wall != nil || leadsUpwards(url),
                await isDisguisedError(answer, at: url)
            {
                outcome = .soft404
                detail = "the host answers an address that nobody has with the same page"
                if let wall { flags.append("rule:" + wall.rule) }
            }
        }
        if let confirms {
            flags += confirms.flags.filter { $0.hasPrefix("memento") }
        } else if let response, let memento = MementoFlags(response, at: url, isRead: outcome == .ok) {
            flags += memento.flags
        }
        if outcome == .ok, !isDecoy, endedAtFrontPage(url) {
            outcome = .soft404
            detail = "the address now leads to the front page"
        }
        let hasPayload = response != nil && answer.truncated == nil && response?.status != 204
        return Visit(
            capture: Capture(
                url: asked.href, finalURL: url.href, chain: chain, outcome: outcome, status: chain.last?.status,
                mediaType: kind ?? declared.mediaType, charset: confirms?.charset ?? declared.charset,
                digest: confirms?.digest ?? (hasPayload ? SHA256.hash(answer.payload).labelled : nil),
                bytes: confirms?.bytes ?? (hasPayload ? answer.payload.count : nil),
                retrieved: WARCDate.text(fetcher.time.now()), flags: flags, detail: detail),
            hops: hops, confirms: confirms)
    }
}
