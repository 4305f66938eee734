import Foundation
import Testing

@testable import Chromium

/// Drawings made by a real Chromium and mermaid.
@Suite(Lab.needsChromium, .serialized) struct DrawnDiagramTests {
  private static let sequence = """
    sequenceDiagram
        participant A as Anna Müller
        participant B as Büro 🚀
        A->>B: Is the key there?
        B-->>A: It is on the hook
    """
  private static let flowchart = """
    flowchart LR
        seed[Seed] --> sprout{Does it sprout?}
        sprout -->|yes| tree[Bäume]
        sprout -->|no| soil[Soil]
    """

  /// Returns the SVG of each source, as text.
  private func drawn(_ sources: [String]) throws -> [String] {
    let results = try Lab.withChromium { try Lab.drawer().draw(sources, with: $0) }
    return try sources.map { source in
      guard case .drawn(let svg, let width, let height, let smallest) = try #require(results[source]) else {
        Issue.record("\(source): \(String(describing: results[source]))")
        return ""
      }
      #expect(width > 50 && height > 20)
      #expect(smallest >= 14, "\(source)")
      return String(decoding: svg, as: UTF8.self)
    }
  }

  @Test func drawingsNeedNoStyleSheet() throws {
    for (svg, label) in zip(try drawn([Self.sequence, Self.flowchart]), ["Sequence diagram", "Flowchart"]) {
      #expect(!svg.contains(" style=") && !svg.contains("<style") && !svg.contains("class=") && !svg.contains("href"))
      #expect(svg.contains("font-size=\"16px\"") && svg.contains("font-family=\"Lato"))
      #expect(svg.contains("fill=\"rgb(230, 245, 240)\"") && svg.contains("stroke=\"rgb(26, 130, 102)\""))
      #expect(svg.contains("role=\"img\"") && svg.contains("aria-label=\"\(label)\"><title>\(label)</title>"))
      #expect(svg.contains("viewBox=") && svg.contains("rx=\"6\""))
    }
  }

  @Test func drawingsHaveAllText() throws {
    let texts = try drawn([Self.sequence, Self.flowchart])
    for word in ["Müller", "🚀", "hook"] { #expect(texts[0].contains(word)) }
    for word in ["Bäume", "yes", "Soil"] { #expect(texts[1].contains(word)) }
  }

  /// Drawings on one page have distinct ids, and refer only to their own.
  @Test func idsAreUniqueToADrawing() throws {
    func found(_ pattern: String, _ svg: String) -> Set<String> {
      Set(
        svg.components(separatedBy: pattern).dropFirst().compactMap { $0.components(separatedBy: ["\"", ")"]).first })
    }
    let drawings = try drawn([Self.sequence, Self.flowchart, "sankey-beta\n\nA,B,10\n", "sankey-beta\n\nA,C,10\n"])
    var known: Set<String> = []
    for svg in drawings {
      let ids = found(" id=\"", svg)
      #expect(!ids.isEmpty && ids == found("url(#", svg))
      #expect(known.isDisjoint(with: ids))
      known.formUnion(ids)
    }
  }

  /// Drawings do not depend on the process, on their order, or on mermaid's random numbers.
  @Test func drawingsAreReproducible() throws {
    let sources = [
      Self.sequence, Self.flowchart, "gitGraph\n  commit\n  branch dev\n  commit\n", "mindmap\n  click\n    here\n",
    ]
    #expect(try drawn(sources) == drawn(sources.reversed()).reversed())
  }

  @Test func faultsHaveTheirLine() throws {
    let faults = [
      ("flowchart LR\n  ä --> b\n  b --> [x\n", 3),
      // Comments, which mermaid removes before it counts lines.
      ("%% 🚀\n\n%% more\nflowchart LR\n  %% ä\n  a --> b\n\n  b --> [x\n  c --> d", 8),
      ("sequenceDiagram\r\n  A->>B: hi\r\n  %% ä\r\n  loop x\r\n  A->B\r\n", 5),
    ]
    let results = try Lab.withChromium { try Lab.drawer().draw(faults.map(\.0), with: $0) }
    for (source, line) in faults {
      guard case .faulty(let message, let found) = try #require(results[source]) else {
        Issue.record("\(source) was drawn")
        continue
      }
      #expect(found == line)
      #expect(message.hasPrefix("Parse error on line \(line): "))
    }
  }

  @Test func evadingForbiddenSyntaxIsAFault() throws {
    let ways = [
      ("flowchart LR\n  a-->b;click a href \"javascript:alert(1)\"", "links"),
      ("flowchart LR\n  a@{ \"\\x69mg\": \"https://e.example/x.png\" }\n  a-->b", "pictures"),
      ("sequenceDiagram\n  A->>B: $$\\alpha$$", "HTML"),
    ]
    let drawer = Lab.drawer()
    #expect(drawer.cached(ways.map(\.0)).missing == ways.map(\.0))
    let results = try Lab.withChromium { try drawer.draw(ways.map(\.0), with: $0) }
    for (source, word) in ways {
      guard case .faulty(let message, _) = try #require(results[source]) else {
        Issue.record("\(source) was drawn")
        continue
      }
      #expect(message.contains(word))
    }
  }

  @Test func labelsAreText() throws {
    let svg = try drawn(["flowchart LR\n  a[\"<iframe src=x onload=alert(1)> ä\"] --> b[\"<b>fat</b>\"]\n"])[0]
    #expect(!svg.contains("<iframe") && !svg.contains("<b>") && svg.contains("fat"))
  }

  @Test func cachedDrawingsNeedNoChromium() throws {
    let folder = NSTemporaryDirectory() + "minutes-cache-\(UUID().uuidString)/a/b"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let drawer = Lab.drawer(cache: DiagramCache(folder: folder))
    let drawn = try Lab.withChromium { try drawer.draw([Self.flowchart, "nonsense"], with: $0) }
    let (results, missing) = drawer.cached([Self.flowchart, "nonsense"])
    #expect(results == [Self.flowchart: try #require(drawn[Self.flowchart])])
    #expect(missing == ["nonsense"], "faults are not kept")
    let access = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
    #expect(access == 0o700)
  }
}
