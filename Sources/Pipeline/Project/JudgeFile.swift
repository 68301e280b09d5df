import Parse
import Settings

extension Judge {
    private static let name = "parse/model-text.yaml"

    /// Takes the model of main text from the files of `config`.
    ///
    /// - Throws: `YAML.Complaint` with line and column.
    init(files: [String: [UInt8]]) throws {
        guard let bytes = files[Judge.name] else {
            self.init()
            return
        }
        let root = try YAML.parse(bytes, file: "config/" + Judge.name)
        let complaint = { (message: String, place: YAML.Place) in
            YAML.Complaint(message, at: place, file: "config/" + Judge.name, source: bytes)
        }
        guard let features = root["features"]?.strings, let trees = root["trees"], let texts = trees.strings else {
            throw complaint("a model needs a list of 'features' and a list of 'trees'", root.place)
        }
        do {
            try self.init(features: features, trees: texts)
        } catch let fault {
            throw complaint(fault.description, trees.items?[fault.tree].place ?? trees.place)
        }
    }
}
