import Parse
import Records

extension Reading {
    /// Passages of the article with the bytes of the payload behind them and the page they begin on.
    func located(_ passages: [Passage], in text: Text) -> [Passage] {
        let sources = sources(of: passages.map { text.bytes($0.span) })
        return zip(passages, sources).map { passage, source in
            var passage = passage
            passage.source = source
            passage.page = article.page(at: passage.start)
            return passage
        }
    }
}
