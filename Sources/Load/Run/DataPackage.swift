import Records

/// The run as a Frictionless Data Package (datapackage.org, version 2): every table with its fields and digest.
enum DataPackage {
    static func describe(_ manifest: Manifest) -> JSONValue {
        let resources = Table.allCases.map { table -> JSONValue in
            let file = manifest.files[table.file]
            return [
                "name": .text(table.rawValue),
                "path": .text(table.file),
                "title": .text(table.title),
                "format": "jsonl",
                "mediatype": "application/jsonl",
                "encoding": "utf-8",
                "bytes": .integer(file?.bytes ?? 0),
                "hash": .text("sha256:" + (file?.sha256 ?? "")),
                "schema": [
                    "fields": .array(
                        table.fields.map { field in
                            [
                                "name": .text(field.name),
                                "type": .text(field.shape.fieldType),
                                "description": .text(field.note),
                                "constraints": ["required": .bool(field.isRequired)],
                            ]
                        })
                ],
            ]
        }
        return [
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": .text("ibid-" + manifest.pipeline),
            "id": .text(manifest.run),
            "created": .text(manifest.published),
            "resources": .array(resources),
        ]
    }
}
