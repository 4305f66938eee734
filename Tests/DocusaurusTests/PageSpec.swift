import Foundation
import Testing

/// A Markdown file of examples: prose, an archived file in a fence, and in the next fence the expected page
/// without its front matter, with findings as lines that begin with `!`.
///
/// `RECORD=1` writes the actual results into the file; review the difference before committing.
struct PageSpec {
  struct Example {
    let title: String
    let isDeck: Bool
    let text: String
    let page: String
  }

  let examples: [Example]
  private let url: URL
  private let lines: [Substring]

  init(_ name: String) throws {
    url = Self.folder.appendingPathComponent("\(name).md")
    lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    var examples: [Example] = []
    var title = ""
    var source: (isDeck: Bool, text: String)?
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      if line.hasPrefix("## ") { title = String(line.dropFirst(3)) }
      guard [Self.deckFence, Self.proseFence, Self.pageFence].contains(line) else { continue }
      let end = try #require(lines[index...].firstIndex(of: Self.fence), "\(name): a fence is not closed")
      let text = lines[index..<end].map { $0 + "\n" }.joined()
      index = end + 1
      if line == Self.pageFence {
        let read = try #require(source, "\(name): \(title) has a page and no text")
        examples.append(Example(title: title, isDeck: read.isDeck, text: read.text, page: text))
        source = nil
      } else {
        source = (line == Self.deckFence, text)
      }
    }
    try #require(source == nil && !examples.isEmpty, "\(name): every text needs its page")
    self.examples = examples
  }

  /// Names of the spec files, in alphabetical order.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).map { String($0.dropLast(3)) }.sorted()
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Specs")

  /// Compares the expected result of every example with that of `make`.
  func check(_ make: (Example) throws -> String) throws {
    var pages = try examples.map(make)
    guard ProcessInfo.processInfo.environment["RECORD"] != nil else {
      for (example, page) in zip(examples, pages) { #expect(page == example.page, "\(example.title)") }
      return
    }
    var recorded: [Substring] = []
    var isOld = false
    for line in lines {
      if isOld, line == Self.fence { isOld = false }
      if !isOld { recorded.append(line) }
      if line == Self.pageFence {
        isOld = true
        let page = pages.removeFirst()
        if !page.isEmpty { recorded.append(page.dropLast()) }
      }
    }
    try recorded.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
  }

  private static let fence: Substring = "``````"
  private static let deckFence: Substring = "``````deck"
  private static let proseFence: Substring = "``````prose"
  private static let pageFence: Substring = "``````page"
}
