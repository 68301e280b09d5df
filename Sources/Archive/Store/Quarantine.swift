import Records

extension Archive {
    /// Takes a record that has gone bad out of the index, so that nothing refers to it any more. Its bytes stay where they are; an
    /// index made anew leaves it out as well.
    ///
    /// - Parameters:
    ///   - file: as `ArchiveError.corrupt` names it; `offset` likewise.
    public func quarantine(file: String, offset: Int) throws(ArchiveError) {
        try index.withLock { index throws(ArchiveError) in try index.forget(file: file, offset: offset) }
    }
}

extension CaptureIndex {
    fileprivate func forget(file: String, offset: Int) throws(ArchiveError) {
        try guarded { () throws(SQLError) in
            try statement("DELETE FROM records WHERE file = (SELECT id FROM files WHERE name = ?) AND offset = ?")
                .run([.text(file), .integer(offset)])
        }
    }
}
