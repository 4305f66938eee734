import Foundation
import Testing

@testable import Syndication

@Suite struct SitemapTests {
  private static func pages(_ count: Int) -> [Sitemap.Page] {
    (0..<count).map {
      Sitemap.Page(address: "https://minutes.example/ä/\($0)/?a&b", changed: $0 % 2 == 0 ? Instant(seconds: $0) : nil)
    }
  }

  @Test func fewAddressesAreOneFile() throws {
    let files = Sitemap(pages: Self.pages(3)).files(in: "https://minutes.example/")
    #expect(files.map(\.name) == ["sitemap.xml"])
    try MadeUp.expectGolden("sitemap.xml", files[0].bytes)
  }

  @Test func manyAreAnIndexAndParts() throws {
    let files = Sitemap(pages: Self.pages(50_001)).files(in: "https://minutes.example/")
    #expect(files.map(\.name) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"])
    let reader = XMLReader()
    try reader.read(files[0].bytes)
    #expect(reader.texts["loc"] == ["https://minutes.example/sitemap-1.xml", "https://minutes.example/sitemap-2.xml"])
    #expect(reader.texts["lastmod"] == ["1970-01-01T13:53:18Z", "1970-01-01T13:53:20Z"])
    let part = XMLReader()
    try part.read(files[1].bytes)
    #expect(part.texts["loc"]?.count == 50_000)
    #expect(part.texts["loc"]?.first == "https://minutes.example/%C3%A4/0/?a&b")
  }

  @Test func partsStayBelowTheirSize() throws {
    let files = Sitemap(pages: Self.pages(500)).files(in: "https://minutes.example/", addresses: 1000, size: 10_000)
    #expect(files.count > 5)
    #expect(files.dropFirst().allSatisfy { $0.bytes.count <= 10_000 })
    var addresses = 0
    for file in files.dropFirst() {
      let reader = XMLReader()
      try reader.read(file.bytes)
      addresses += reader.texts["loc"]?.count ?? 0
    }
    #expect(addresses == 500)
  }
}
