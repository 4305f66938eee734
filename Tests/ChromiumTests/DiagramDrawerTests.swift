import FileTrees
import Foundation
import Testing

@testable import Chromium

/// Results without a browser: forbidden syntax and cached drawings.
@Suite struct DiagramDrawerTests {
  private let drawer = DiagramDrawer(version: "1", cache: nil) { _ in nil }

  @Test(arguments: [
    ("%%{init: {'themeCSS': 'x'}}%%\nflowchart LR", 1), ("---\nconfig:\n  theme: dark\n---\nflowchart LR", 1),
    ("flowchart LR\n  a --> b\n  click a href \"javascript:alert(1)\"", 3),
    ("flowchart LR\n  a@{ img: \"https://e/x.png\" }", 2),
    ("flowchart LR\n  a[\"<img src=x>\"]", 2), ("sequenceDiagram\n  links A: {\"x\": \"https://e\"}", 2),
    ("%% 🚀\n\n---\ntitle: ä\n---\nflowchart LR", 3), ("graph TD\n  ä --> b %%{init: {}}%%", 2),
    ("gantt\n  CLICK a call b()", 2), ("sequenceDiagram\n  LINK A: ä @ https://e", 2),
  ])
  func whatIsMoreThanADiagramIsRefused(_ source: String, _ line: Int) throws {
    let (results, missing) = drawer.cached([source])
    #expect(missing.isEmpty)
    guard case .faulty(let message, let found) = try #require(results[source]) else {
      Issue.record("it was drawn")
      return
    }
    #expect(message.contains("not allowed"))
    #expect(found == line)
  }

  /// Keywords for links in one kind of diagram are text in another.
  @Test(arguments: [
    "journey\n  section ä\n    click the button: 5: Me", "mindmap\n  root\n    click here\n    links and more",
    "timeline\n  link : img: 🚀", "flowchart LR\n  links --> clicks",
  ])
  func keywordsInTextAreAllowed(_ source: String) { #expect(drawer.cached([source]).missing == [source]) }

  @Test func eachSourceIsDrawnOnce() {
    let (results, missing) = drawer.cached(["flowchart LR\n a-->b", "pie\n \"ä\": 1", "flowchart LR\n a-->b"])
    #expect(results.isEmpty)
    #expect(missing == ["flowchart LR\n a-->b", "pie\n \"ä\": 1"])
  }

  /// Cached drawings are sanitised like new ones.
  @Test func theCacheIsNotTrusted() throws {
    let place = NSTemporaryDirectory() + "minutes-cache-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place) }
    let source = "flowchart LR\n a-->b"
    let drawer = DiagramDrawer(version: "1", cache: DiagramCache(folder: place)) { _ in nil }
    for content in [
      "", "{}", "{\"svg\":\"<p>\",\"width\":1,\"height\":1}", "{\"svg\":\"<svg></svg>\",\"width\":-1,\"height\":1}",
    ] {
      try Data(content.utf8).write(to: URL(fileURLWithPath: "\(place)/\(drawer.key(source)).json"))
      #expect(drawer.cached([source]).missing == [source], "\(content)")
    }
    let good = "{\"svg\":\"<svg onload='a()'><text>ä</text></svg>\",\"width\":9,\"height\":9,\"smallest\":16}"
    try Data(good.utf8).write(to: URL(fileURLWithPath: "\(place)/\(drawer.key(source)).json"))
    let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>ä</text></svg>".utf8)
    #expect(drawer.cached([source]).results[source] == .drawn(svg: svg, width: 9, height: 9, smallestText: 16))
  }
}
