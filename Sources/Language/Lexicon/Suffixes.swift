/// Endings by their bytes: most words are compared with many, and texts beyond ASCII by their canonical forms.
extension String {
    func ends(in ending: String) -> Bool {
        var (word, ending) = (self, ending)
        return word.withUTF8 { word in
            ending.withUTF8 { ending in
                guard word.count >= ending.count else { return false }
                let start = word.count - ending.count
                for place in 0..<ending.count where unsafe word[start + place] != ending[place] { return false }
                return true
            }
        }
    }

    /// The word without an ending that it has.
    func without(_ ending: String) -> Substring {
        self[..<utf8.index(endIndex, offsetBy: -ending.utf8.count)]
    }
}
