import HTML

/// What an element's class, id, role and name say about its part in the page.
struct Hints: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    static let navigation = Hints(rawValue: 1 << 0)
    static let comment = Hints(rawValue: 1 << 1)
    static let related = Hints(rawValue: 1 << 2)
    static let share = Hints(rawValue: 1 << 3)
    static let footer = Hints(rawValue: 1 << 4)
    static let sidebar = Hints(rawValue: 1 << 5)
    static let promotion = Hints(rawValue: 1 << 6)
    static let byline = Hints(rawValue: 1 << 7)
    static let date = Hints(rawValue: 1 << 8)
    static let caption = Hints(rawValue: 1 << 9)
    static let tags = Hints(rawValue: 1 << 10)
    static let consent = Hints(rawValue: 1 << 11)
    static let subscription = Hints(rawValue: 1 << 12)
    static let header = Hints(rawValue: 1 << 13)
    static let article = Hints(rawValue: 1 << 14)
    static let content = Hints(rawValue: 1 << 15)
    static let body = Hints(rawValue: 1 << 16)
    static let lead = Hints(rawValue: 1 << 17)
    static let title = Hints(rawValue: 1 << 18)
    static let list = Hints(rawValue: 1 << 19)
    static let widget = Hints(rawValue: 1 << 20)
    static let popup = Hints(rawValue: 1 << 21)
    static let media = Hints(rawValue: 1 << 22)
    static let biography = Hints(rawValue: 1 << 23)
    static let quote = Hints(rawValue: 1 << 24)
    static let hidden = Hints(rawValue: 1 << 25)
    static let print = Hints(rawValue: 1 << 26)

    static let count = 27

    /// Parts that are never the text of an article.
    static let boilerplate: Hints = [
        .navigation, .comment, .related, .share, .footer, .sidebar, .promotion, .tags, .consent, .subscription, .popup,
        .widget, .hidden,
    ]

    /// Reads the hints of one element.
    static func of(_ index: Int, in tree: Tree) -> Hints {
        var hints: Hints = []
        for attribute in tree.nodes[index].attributes {
            let attribute = tree.attributes[Int(attribute)]
            switch attribute.name {
            case .class, .id, .role, .itemprop, .dataTestID, .dataComponent:
                hints.formUnion(words(tree.bytes[Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)]))
            case .ariaHidden:
                if tree.bytes[Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)].elementsEqual(
                    "true".utf8)
                {
                    hints.insert(.hidden)
                }
            default: break
            }
        }
        return hints
    }

    /// Splits `postBody article-content_main` into words, at case changes too, and looks each up.
    private static func words(_ value: ArraySlice<UInt8>) -> Hints {
        var hints: Hints = []
        var hash: UInt32 = 2_166_136_261
        var length = 0
        var wasLower = false
        for byte in value.prefix(600) {
            let lower = byte.lowered
            let letter = lower >= 0x61 && lower <= 0x7A
            let upper = byte != lower
            if !letter || (upper && wasLower) {
                if length > 1, let found = table[hash] { hints.formUnion(found) }
                hash = 2_166_136_261
                length = 0
            }
            if letter {
                hash = (hash ^ UInt32(lower)) &* 16_777_619
                length += 1
            }
            wasLower = letter && !upper
        }
        if length > 1, let found = table[hash] { hints.formUnion(found) }
        return hints
    }

    private static let vocabulary: [(Hints, String)] = [
        (
            .navigation,
            "nav navi navigation navbar menu menubar breadcrumb breadcrumbs crumb crumbs topnav subnav toc pager pagination paging paginator skip toolbar sitemap tabs"
        ),
        (
            .comment,
            "comment comments commentlist commenting disqus reply replies respond discussion kommentar kommentare leserkommentare guestbook livefyre"
        ),
        (
            .related,
            "related relatedposts recommended recommend recommendation recommendations more readmore read similar popular trending latest recent mostread newest next prev previous teaser teasers also further outbrain taboola recirculation recirc mehr weitere"
        ),
        (
            .share,
            "share sharing sharer social socials addthis facebook twitter whatsapp sharedaddy shariff addtoany follow likes like jp"
        ),
        (.footer, "footer foot copyright colophon imprint legal bottom disclaimer impressum"),
        (.sidebar, "sidebar side aside rail rightcol right left leftcol complementary secondary"),
        (
            .promotion,
            "ad ads adv advert advertisement advertising sponsor sponsored promo promotion promoted banner anzeige werbung dfp commercial affiliate shopping donate donation"
        ),
        (.byline, "byline author authors autor autoren dateline writer credit source attribution"),
        (.date, "date time timestamp published pubdate posted datum updated modified"),
        (.caption, "caption figcaption figure wp image img photo picture credit copyright bildunterschrift"),
        (.tags, "tag tags taglist topics topic keywords keyword category categories cat label labels"),
        (.consent, "cookie cookies consent gdpr privacy cmp"),
        (
            .subscription,
            "newsletter subscribe subscription signup login register paywall membership abo account premium"
        ),
        (.header, "header head masthead top hero"),
        (.article, "article story post entry artikel news single blogpost hentry"),
        (.content, "content contents main inhalt text copy richtext prose texte contenido cuerpo"),
        (
            .body,
            "body articlebody storybody entrycontent maincontent bodytext articletext fulltext paragraph paragraphs rte"
        ),
        (
            .lead,
            "lead lede intro standfirst summary excerpt abstract deck dek teasertext vorspann subtitle subheadline description chapo sapo anons lid kicker"
        ),
        (.title, "title headline heading titel headlines"),
        (.list, "list items item grid cards card feed listing archive carousel slider gallery"),
        (.widget, "widget widgets module plugin infobox box"),
        (.popup, "popup modal overlay dialog lightbox tooltip dropdown"),
        (.media, "video player gallery slideshow embed media audio"),
        (.biography, "bio biography profile about vcard"),
        (.quote, "quote blockquote pullquote zitat"),
        (.hidden, "hidden hide invisible sr screenreader visuallyhidden noprint"),
        (.print, "print email mail tools actions meta metadata info rating vote"),
    ]

    private static let table: [UInt32: Hints] = {
        var table: [UInt32: Hints] = [:]
        for (hint, list) in vocabulary {
            for word in list.split(separator: " ") {
                var hash: UInt32 = 2_166_136_261
                for byte in word.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
                table[hash, default: []].formUnion(hint)
            }
        }
        return table
    }()
}
