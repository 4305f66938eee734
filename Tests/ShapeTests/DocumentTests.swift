import Foundation
import Testing

/// Links and paths in documents exist.
@Suite struct DocumentTests {
  private static var documents: [Repository.File] {
    Repository.files("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "Sources/README.md", ending: [".md"])
  }

  @Test func relativeLinksLeadSomewhere() throws {
    let link = try NSRegularExpression(pattern: "\\]\\(([^)\\s#]+)[^)]*\\)")
    var faults: [String] = []
    for document in Self.documents {
      for target in Self.matches(of: link, in: Self.prose(document)) where !target.contains(":") {
        let path = (document.folders + [target]).joined(separator: "/")
        if !Repository.exists(path) { faults.append("\(document.path): \(target)") }
      }
    }
    #expect(faults == [])
  }

  /// Every path in the code map exists, below `Sources` or the repository.
  @Test func theCodeMapIsRight() throws {
    let map = try #require(Repository.files("Sources/README.md").first)
    let path = try NSRegularExpression(pattern: "`([A-Z]\\w*/[\\w/.]*)`")
    let named = Self.matches(of: path, in: map.text)
    #expect(named.count > 10)
    let folders = ["", "Sources/"] + LayerTests.folders.map { "Sources/\($0)/" }
    #expect(named.filter { name in !folders.contains { Repository.exists($0 + name) } } == [])
  }

  /// Every path below `Sources` or `Tests` in the other documents exists.
  @Test func pathsInDocumentsAreRight() throws {
    let path = try NSRegularExpression(pattern: "`((?:Sources|Tests|Tools|Templates)/[\\w/.+-]*)`")
    let faults = Self.documents.flatMap { document in
      Self.matches(of: path, in: document.text).filter { !Repository.exists($0) }.map { "\(document.path): \($0)" }
    }
    #expect(
      faults == [
        "CONTRIBUTING.md: Tests/ChecksTests/Specs/too-many-exclamations.md",
        "CONTRIBUTING.md: Sources/minutes/Checks/Rules/TooManyExclamations.swift",
      ])
  }

  /// Paths of a single machine are not valid in other checkouts.
  @Test func noFileNamesAPlaceOnOneMachine() throws {
    let place = try NSRegularExpression(pattern: "(?<![\\w.])(/(work|home|Users|root|farm)/[\\w.-]+)")
    let files = Repository.files(
      "Sources", "Tests", "Templates", "Tools", "docs", "minutes", ".ci", "Makefile", "Package.swift", "README.md",
      "CONTRIBUTING.md", "CHANGELOG.md")
    let own = URL(fileURLWithPath: #filePath).lastPathComponent
    let faults = files.filter { $0.name != own }.flatMap { file in
      Self.matches(of: place, in: file.text).map { "\(file.path): \($0)" }
    }
    #expect(faults == [])
  }

  /// Returns the text without fences and code spans, whose links are examples.
  private static func prose(_ document: Repository.File) -> String {
    var isInFence = false
    var text = ""
    for line in document.lines {
      if line.trimmingCharacters(in: .whitespaces).hasPrefix("```") { isInFence.toggle() }
      guard !isInFence else { continue }
      let parts = line.components(separatedBy: "`").enumerated()
      text += parts.filter { $0.offset % 2 == 0 }.map(\.element).joined() + "\n"
    }
    return text
  }

  private static func matches(of expression: NSRegularExpression, in text: String) -> [String] {
    expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap { match in
      Range(match.range(at: 1), in: text).map { String(text[$0]) }
    }
  }
}
