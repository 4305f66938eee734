import FileTrees
import Foundation
import Search
import Testing

/// Folders of pages for tests, and the Pagefind fetched by the build.
final class MadeUpSite {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("search-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static var pagefind: Pagefind { Pagefind(program: root + "/.build-assets/programs/pagefind") }

  private static var root: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .path
  }

  func write(_ name: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Pages with teams, years and kinds, in an order that depends on `turn`.
  func fill(count: Int, turn: Int = 0) throws {
    for index in 0..<count {
      let number = (index * 7 + turn) % count
      try write("call/\(number)/index.html", Self.page(number))
    }
  }

  private static func page(_ number: Int) -> String {
    let teams = (0..<3).map { (number + $0 * $0) % 9 }
    let filters = teams.map { "<meta data-pagefind-filter=\"team[content]\" content=\"Team \($0)\">" }.joined()
    let sections = teams.map {
      "<section id=\"team-\($0)\"><h2 id=\"h-\($0)\">Team \($0)</h2><p>Word\(number) sicherheit netz\($0)</p></section>"
    }
    return """
      <!doctype html><html lang="\(number % 2 == 0 ? "de" : "en")"><head><meta charset="utf-8"><title>Call \(number)</title>
      <meta data-pagefind-filter="year[content]" content="\(2019 + number % 6)">
      <meta data-pagefind-filter="kind[content]" content="\(["Community Call", "Document"][number % 2])">
      <meta data-pagefind-sort="date[content]" data-pagefind-meta="date[content]" content="20\(19 + number % 6)-01-02">
      \(filters)</head><body><article data-pagefind-body><h1>Call \(number)</h1>\(sections.joined())</article></body></html>
      """
  }
}
