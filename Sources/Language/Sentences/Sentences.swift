import Records

/// Sentence boundaries, found by the shape of the text and a small table of abbreviations; no language need be known.
public enum Sentences {
    /// The sentences of `text`, in order, as ranges of its UTF-8 bytes, trimmed of white space.
    ///
    /// A footnote marker after the full stop belongs to the sentence it closes. A blank line, and a line break in text
    /// that is not hard-wrapped, ends a sentence whatever stands before it. Linear in the length of the text.
    ///
    ///     Sentences.ranges(in: Text("Dr. K. J. Abe paid $2.5.[1] He left."))
    ///     // "Dr. K. J. Abe paid $2.5.[1]" and "He left."
    public static func ranges(in text: Text) -> [Range<Int>] {
        var scanner = SentenceScanner(text.utf8)
        scanner.scan()
        return scanner.ranges
    }

    /// The paragraphs of `text`, in order, as ranges of its UTF-8 bytes, trimmed of white space. A heading, a list item
    /// and a numbered note are paragraphs of their own.
    public static func paragraphs(in text: Text) -> [Range<Int>] {
        var scanner = SentenceScanner(text.utf8)
        scanner.scan()
        return scanner.paragraphs
    }
}
