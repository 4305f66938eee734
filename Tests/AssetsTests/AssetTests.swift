import Assets
import Bytes
import Foundation
import Testing

/// The compiled-in assets are exactly those that pages refer to.
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

  /// Minimum versions: reveal.js of 2024, mermaid without scripts in labels, KaTeX with a safe `\htmlData`.
  @Test func versionsAreNewEnough() throws {
    let year = try Text.of("reveal.js").firstMatch(of: /Copyright \(C\) 2011-(\d{4})/)
    #expect(Int(try #require(year).1) ?? 0 >= 2024)
    #expect(try version(in: "mermaid.js", /"(11)\.(\d+)\.(\d+)"/) >= [11, 15, 0])
    #expect(try version(in: "katex.js", /version:"(\d+)\.(\d+)\.(\d+)"/) >= [0, 16, 21])
    #expect(try version(in: "highlight.js", /Highlight\.js v(\d+)\.(\d+)\.(\d+)/) >= [11, 9, 0])
  }

  @Test func aBrowserIsToldWhatAFileIs() {
    #expect(MediaType.of("reveal.js") == "text/javascript; charset=utf-8")
    #expect(MediaType.of("reveal.css") == "text/css; charset=utf-8")
    #expect(MediaType.of("lato-bold.woff2") == "font/woff2")
    #expect(MediaType.of("licenses.txt") == "text/plain; charset=utf-8")
    #expect(Asset.all.allSatisfy { MediaType.of($0.name) != "application/octet-stream" })
  }

  @Test func everyFileHasAFamily() {
    #expect(
      Asset.all(in: .core).map(\.name) == [
        "lato-bold.woff2", "lato-italic.woff2", "lato-regular.woff2", "licenses.txt", "reveal.css", "reveal.js",
      ])
    #expect(
      Asset.all(in: .themes).map(\.name)
        == "beige black blood league moon night serif simple sky solarized white".split(separator: " ").map {
          "theme-\($0).css"
        })
    #expect(Asset.all(in: .highlight).map(\.name) == ["highlight.js"])
    #expect(Asset.all(in: .mermaid).map(\.name) == ["mermaid.js"])
    #expect(Asset.all(in: .katex).count == 22)
  }

  private func version(
    in name: String, _ pattern: Regex<(Substring, Substring, Substring, Substring)>
  ) throws -> Version {
    let found = try #require(try Text.of(name).firstMatch(of: pattern), "\(name) says no version")
    return Version(parts: [found.1, found.2, found.3].compactMap { Int($0) })
  }
}

/// A version number, compared component by component.
private struct Version: Comparable, ExpressibleByArrayLiteral {
  let parts: [Int]

  init(parts: [Int]) { self.parts = parts }
  init(arrayLiteral parts: Int...) { self.parts = parts }
  static func < (one: Version, other: Version) -> Bool { one.parts.lexicographicallyPrecedes(other.parts) }
}
