/// The elements that mean something to a reader of pages. Everything else is `other`.
public enum Tag: UInt8, Sendable, Hashable, CaseIterable {
    case text, other
    case html, head, body, title, base, meta, link, script, style, template, noscript
    case address, article, aside, footer, header, h1, h2, h3, h4, h5, h6, hgroup, main, nav, section, search
    case blockquote, dd, div, dl, dt, figcaption, figure, hr, li, menu, ol, p, pre, ul, center
    case a, abbr, b, bdi, bdo, br, cite, code, data, dfn, em, i, kbd, mark, q, rp, rt, ruby, s, samp, small, span
    case strong, sub, sup, time, u, wbr, font, ins, del, big, tt, strike, acronym, nobr
    case img, picture, video, audio, source, track, iframe, embed, object, param, svg, math, canvas, map, area
    case table, caption, colgroup, col, tbody, thead, tfoot, td, th, tr
    case form, button, input, select, option, optgroup, textarea, label, fieldset, legend, datalist, output
    case details, summary, dialog, frame, frameset, noframes, marquee

    /// The tag of an element name in lower case.
    init(name: UnsafePointer<UInt8>) {
        var hash: UInt32 = 2_166_136_261
        var length = 0
        while length < 16, unsafe name[length] != 0 {
            hash = unsafe (hash ^ UInt32(name[length])) &* 16_777_619
            length += 1
        }
        var slot = Int(hash & Tag.mask)
        while let tag = Tag.slots[slot] {
            if unsafe Tag.names[Int(tag.rawValue)].matches(name, length: length) {
                self = tag
                return
            }
            slot = (slot + 1) & Int(Tag.mask)
        }
        self = .other
    }

    /// Whether a browser starts a new line for it (the HTML standard's default style sheet, `display: block`,
    /// `list-item` and the table displays).
    public var isBlock: Bool { Tag.blocks[Int(rawValue)] }

    public var isHeading: Bool { headingLevel != nil }

    /// 1 to 6 for `h1` to `h6`.
    public var headingLevel: Int? {
        rawValue >= Tag.h1.rawValue && rawValue <= Tag.h6.rawValue ? Int(rawValue - Tag.h1.rawValue) + 1 : nil
    }

    private static let mask: UInt32 = 511
    private static let names: [[UInt8]] = allCases.map { Array("\($0)".utf8) }

    private static let slots: [Tag?] = {
        var table = [Tag?](repeating: nil, count: Int(mask) + 1)
        for tag in allCases where tag != .text && tag != .other {
            var hash: UInt32 = 2_166_136_261
            for byte in names[Int(tag.rawValue)] { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
            var slot = Int(hash & mask)
            while table[slot] != nil { slot = (slot + 1) & Int(mask) }
            table[slot] = tag
        }
        return table
    }()

    private static let blocks: [Bool] = {
        let block: Set<Tag> = [
            .html, .body, .address, .article, .aside, .footer, .header, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .main,
            .nav, .section, .search, .blockquote, .dd, .div, .dl, .dt, .figcaption, .figure, .hr, .li, .menu, .ol, .p,
            .pre, .ul, .center, .table, .caption, .colgroup, .col, .tbody, .thead, .tfoot, .td, .th, .tr, .form,
            .fieldset, .legend, .details, .summary, .dialog, .frameset, .noframes, .optgroup, .option, .iframe, .video,
            .audio, .object, .marquee, .title, .head, .select, .textarea,
        ]
        return allCases.map(block.contains)
    }()
}

extension [UInt8] {
    fileprivate func matches(_ name: UnsafePointer<UInt8>, length: Int) -> Bool {
        guard count == length else { return false }
        for index in 0..<length where unsafe name[index] != self[index] { return false }
        return true
    }
}
