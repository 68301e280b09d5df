import Parse
import Records

extension Parse.Reading {
    /// What kept the reader from its work, by flag, in a sentence each.
    private static let obstacles: [(flag: String, message: String)] = [
        ("image_only", "The source is a PDF of pictures, without text."),
        ("encrypted", "The source is a PDF that opens only with a password."),
        ("damaged", "The source is a PDF too broken to be read."),
        ("unmapped_fonts", "The source is a PDF whose fonts do not say which letters they show."),
        ("pdftotext_missing", "The source is a PDF, and pdftotext of poppler-utils is not installed to read it."),
        ("cut_short", "The source is longer than is read; its end is missing."),
        ("unsupported_media", "The source is of a type that holds no text for people."),
        ("listing", "The source lists other pages and has no text of its own."),
        ("feed", "The source is a feed: it lists pages and is none itself."),
        ("sitemap", "The source is a sitemap: it lists pages and is none itself."),
        (
            SiteRules.staleFlag,
            "The rule for this site in config/sites no longer fits its pages; the page was read without it."
        ),
    ]

    /// Why there is no text, in a sentence; nil where there is one.
    var obstacle: String? {
        article.text.isEmpty ? Self.obstacles.first { article.flags.contains($0.flag) }?.message : nil
    }

    /// An issue for each thing that kept the reader from its work.
    func issues(of url: String) -> [Issue] {
        Self.obstacles.filter { article.flags.contains($0.flag) }.map {
            Issue(
                severity: .warning, stage: "parse", code: $0.flag, message: $0.message, place: url, record: article.id)
        }
    }
}
