/// Reads a file to its end, past whatever in it cannot be read.
struct WARCSweep {
    enum Finding {
        case record(WARCReader.Item)
        /// The file ends inside a record, and nothing follows.
        case torn(offset: Int)
        /// Bytes that are no record. `next` is where reading goes on, nil where nothing follows.
        case malformed(offset: Int, reason: String, next: Int?)
    }

    let path: String
    /// How many bytes of each block to hand over.
    let keep: Int

    /// A record that is not all there is handed over as well, before the finding that says so.
    func run(from: Int = 0, _ each: (Finding) throws(ArchiveError) -> Void) throws(ArchiveError) {
        var start = from
        while true {
            let (offset, reason): (Int, String?)
            switch try records(from: start, each) {
            case nil: return
            case .torn(let at): (offset, reason) = (at, nil)
            case .malformed(let at, let why): (offset, reason) = (at, why)
            }
            let next = try WARCReader.nextRecord(in: path, after: max(offset, start))
            // Damage can look like an early end. Only what nothing follows is a tail.
            if reason == nil, next == nil { return try each(.torn(offset: offset)) }
            try each(.malformed(offset: offset, reason: reason ?? "a record that does not end", next: next))
            guard let next else { return }
            start = next
        }
    }

    private func records(
        from: Int, _ each: (Finding) throws(ArchiveError) -> Void
    ) throws(ArchiveError) -> WARCReader.Problem? {
        let reader = try WARCReader(path: path, offset: from, keep: keep)
        do {
            while let item = try reader.next() { try each(.record(item)) }
            return nil
        } catch let problem as WARCReader.Problem {
            return problem
        } catch let error as ArchiveError {
            throw error
        } catch {
            return .malformed(offset: from, reason: "\(error)")
        }
    }
}
