import Assets
import Foundation
import Testing

/// What is compiled in is what pages name.
@Suite struct AssetTests {
  @Test func everyFileHasContent() {
    #expect(Asset.all.count > 30)
    for asset in Asset.all { #expect(asset.withBytes(\.count) > 500, "\(asset.name)") }
  }

  @Test func namesAreInOrderAndFound() {
    let names = Asset.all.map(\.name)
    #expect(names == names.sorted())
    #expect(Asset.named("reveal.js")?.bytes.isEmpty == false)
    #expect(Asset.named("reveal.exe") == nil)
  }

  /// reveal.js of 2024 or later; mermaid whose labels run nothing.
  @Test func versionsAreNewEnough() throws {
    let reveal = try text("reveal.js")
    #expect(reveal.contains("Copyright (C) 2011-2026"))
    let mermaid = try text("mermaid.js")
    #expect(mermaid.contains("\"11.16.0\"") || mermaid.contains("version:\"11.16.0\"") || mermaid.contains("11.16.0"))
  }

  /// No style sheet asks another host, or a file that is not there.
  @Test func styleSheetsLoadOnlyWhatIsHere() throws {
    for asset in Asset.all where asset.name.hasSuffix(".css") {
      let css = try text(asset.name)
      #expect(!css.contains("@import") && !css.contains("http:") && !css.contains("https:"), "\(asset.name)")
      for part in css.components(separatedBy: "url(").dropFirst() {
        let name = String(part.prefix { $0 != ")" })
        #expect(name.hasPrefix("data:") || Asset.named(name) != nil, "\(asset.name) loads \(name)")
      }
    }
  }

  @Test func everyProjectIsThanked() throws {
    let licenses = try text("licenses.txt")
    for project in ["reveal.js", "highlight.js", "KaTeX", "mermaid", "Lato"] { #expect(licenses.contains(project)) }
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try #require(Asset.named(name)).bytes, as: UTF8.self)
  }
}
