import Foundation
import Settings
import Testing

/// The pipeline that ships with the program is a good example.
@Suite struct KazakhstanTests {
    private let folder = "Pipelines/kazakhstan"

    @Test func settings() throws {
        let path = folder + "/pipeline.yaml"
        let settings = try PipelineSettings.parse(try Repository.bytes(path), file: path)
        #expect(settings.schedule?.refresh == "0 6 * * 1")
        #expect(settings.schedule?.zone == "Asia/Almaty")
        #expect(settings.document == "brief.md")
        #expect(settings.expectations.citations == 9)
        #expect(settings.fetch.maxBody == 20_000_000)
    }

    @Test func measures() throws {
        let path = folder + "/measures.yaml"
        let measures = try MeasureSettings.parse(try Repository.bytes(path), file: path).measures
        #expect(
            measures.map { "\($0.name) \($0.unit) \($0.grain.rawValue)" } == [
                "coal_share_eu % year", "ecommerce_share_retail % year", "foreign_tourists 1 year",
                "tourism_revenue USD year",
                "nuclear_plant_cost USD once", "nuclear_plant_wells 1 once", "nuclear_plant_construction_time a once",
            ])
        #expect(measures.allSatisfy { Set($0.terms.keys) == ["en", "ru"] })
    }

    /// Nobody who opens a stand-in, or its source, may take it for the outlet's page.
    @Test func everyStandInSaysThatItIsOne() throws {
        let path = folder + "/rehearsal/pages.yaml"
        let pages = try RehearsalPages.parse(try Repository.bytes(path), file: path).pages
        #expect(pages.filter { $0.location != nil }.count == 1)
        for file in pages.compactMap(\.file) {
            let page = try Repository.text("\(folder)/rehearsal/\(file)")
            #expect(page.contains("<!-- Stand-in written for rehearsing Ibid"), "\(file) has no comment")
            #expect(
                page.contains(#"<meta name="generator" content="Ibid rehearsal stand-in">"#), "\(file) has no generator"
            )
        }
    }

    @Test func everyRedirectLeadsToAStandIn() throws {
        let path = folder + "/rehearsal/pages.yaml"
        let pages = try RehearsalPages.parse(try Repository.bytes(path), file: path).pages
        let addresses = Set(pages.map(\.url))
        for page in pages { if let location = page.location { #expect(addresses.contains(location)) } }
        #expect(addresses.count == pages.count)
    }
}
