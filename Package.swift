// swift-tools-version: 6.2
import PackageDescription

// House rules: Swift 6, every warning an error, unsafe code spelled out.
let rules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
]

// One target per C library. Each has exactly one door (see docs/architecture.md).
func library(_ name: String, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

func part(_ name: String, on dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: rules)
}

func tests(
    of name: String, with dependencies: [Target.Dependency] = [], excluding exclude: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies, exclude: exclude,
        swiftSettings: rules)
}

let package = Package(
    name: "ibid",
    products: [.executable(name: "ibid", targets: ["ibid"])],
    targets: [
        // System: C libraries.
        library("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
        library("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        library("CXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
        library("CYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev"),
        library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
        library("CDeflate", pkgConfig: "libdeflate", apt: "libdeflate-dev"),
        library("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
        library("CBrotli", pkgConfig: "libbrotlidec", apt: "libbrotli-dev"),
        library("CZstd", pkgConfig: "libzstd", apt: "libzstd-dev"),
        library("CLZ4", pkgConfig: "liblz4", apt: "liblz4-dev"),
        library("CUchardet", pkgConfig: "uchardet", apt: "libuchardet-dev"),
        .target(name: "CSystem"),
        .target(name: "CIDNA", linkerSettings: [.linkedLibrary("icuuc")]),
        .target(name: "CChild"),
        .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),

        // Nouns: values, no I/O.
        part("Digests", on: ["CCrypto"]),
        part("Records", on: ["Digests"]),

        // Doors: one library each, one owning type each.
        part("Settings", on: ["CYAML", "Records", "Schedule"]),
        part("Compression", on: ["CZlib", "CDeflate", "CBrotli", "CZstd", "CLZ4"]),
        part("HTML", on: ["CXML2", "CUchardet"]),
        part("PDF", on: ["CChild"]),
        part("LanguageIdentification", on: ["CCLD2"]),
        part("HTTP", on: ["CCurl", "CIDNA", "Compression", "Records"]),
        part("Archive", on: ["CSQLite", "Compression", "Digests", "Records"]),

        part("Schedule", on: []),
        part("Arguments", on: ["CSystem", "Records"]),

        // Language: what words mean; reads its lexicons through Settings.
        part("Language", on: ["Records", "Settings"]),

        // Stages: the verbs. None imports another.
        part("Cite", on: ["Records", "Language"]),
        part("Fetch", on: ["Records", "HTTP", "Archive"]),
        part("Parse", on: ["Records", "Digests", "HTML", "PDF", "Language", "LanguageIdentification"]),
        part("Normalize", on: ["Records", "Language", "Settings"]),
        part("Verify", on: ["Records", "Settings", "Language"]),
        part("Load", on: ["Records", "Digests"]),
        part("Report", on: ["Records"]),

        // Assembly and command.
        part(
            "Pipeline",
            on: [
                "Records", "Settings", "Language", "HTTP", "Archive", "Compression",
                "Cite", "Fetch", "Parse", "Normalize", "Verify", "Load", "Report", "Schedule",
            ]),
        .executableTarget(
            name: "ibid", dependencies: ["Arguments", "Pipeline", "Records"], swiftSettings: rules),

        // What the judge of main text is trained on; needs a debug build, which opens Parse's internals.
        .executableTarget(
            name: "parse-features", dependencies: ["HTML", "Parse"], path: "Tests/Eval/training/parse-features",
            swiftSettings: rules),

        // What `make eval` puts cases to the fetch layer with.
        .executableTarget(
            name: "fetch-cases", dependencies: ["Archive", "HTML", "HTTP"], path: "Tests/Eval/fetch-cases",
            swiftSettings: rules),

        // Servers that do what tests tell them, on loopback.
        .target(name: "Servers", path: "Tests/Servers", swiftSettings: rules),

        // Tests, one folder a target.
        tests(of: "Records", with: ["Digests"]),
        tests(of: "Arguments"),
        tests(of: "Schedule"),
        tests(of: "Settings"),
        tests(of: "HTML"),
        tests(of: "Archive", with: ["Compression", "Digests"]),
        tests(of: "HTTP"),
        tests(of: "Language", excluding: ["Specimens"]),
        tests(of: "Cite", excluding: ["Specimens"]),
        tests(of: "Fetch", with: ["HTTP", "Archive", "Servers"]),
        tests(of: "Parse"),
        tests(of: "Normalize", excluding: ["Specimens"]),
        tests(of: "Verify"),
        tests(of: "Load", with: ["Digests"]),
        tests(of: "Report"),
        tests(of: "Pipeline", with: ["HTTP", "Verify"]),
        .testTarget(
            name: "EndToEndTests", dependencies: ["ibid", "Records", "Load", "Settings", "Servers"],
            exclude: ["Specimens"],
            swiftSettings: rules),
    ]
)

// `make fuzz` alone sets this: the fuzzer's own runtime must not be linked into anything else.
if Context.environment["IBID_FUZZ"] != nil {
    let readers: [(String, [Target.Dependency])] = [
        ("parse", ["Parse", "Records"]), ("normalize", ["Language", "Normalize", "Records"]),
    ]
    for (stage, parts) in readers {
        let name = stage + "-fuzz"
        package.products.append(.executable(name: name, targets: [name]))
        package.targets.append(
            .executableTarget(name: name, dependencies: parts, path: "Tests/Fuzz/" + stage, swiftSettings: rules))
    }
}
