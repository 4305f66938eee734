import FileTrees
import Foundation
import Search
import Templates
import Testing

@Suite struct SearchPageTests {
  @Test func theRootIsWrittenAsItIs() {
    let page = SearchPage.content(root: "../\"&<")
    #expect(page.contains("data-root=\"../&quot;&amp;&lt;\""))
    #expect(page.contains("<a href=\"../&quot;&amp;&lt;index.html\">"))
  }

  /// All element ids used by the script exist.
  @Test func scriptAndPageNameTheSame() throws {
    let script = String(decoding: Templates.searchScript, as: UTF8.self)
    let page = SearchPage.content(root: "../")
    let names = script.components(separatedBy: "getElementById(\"").dropFirst().compactMap {
      $0.components(separatedBy: "\"").first
    }
    #expect(names.count == 6)
    for name in names { #expect(page.contains("id=\"\(name)\"")) }
  }

  /// Page texts are never parsed as HTML, and there are no inline scripts.
  @Test func nothingIsReadAsHTML() {
    let script = String(decoding: Templates.searchScript, as: UTF8.self)
    for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
      #expect(!script.contains(word))
    }
    #expect(!SearchPage.content(root: "../").contains("<script"))
    #expect(!SearchPage.content(root: "../").contains("style=\""))
  }
}

/// Output for `Tests/Browser/search_page.py`: if `SEARCH_SITE` is the folder of a site, its index is written into
/// `pagefind` there, and the search page with its files into `search` and `assets`.
@Suite struct SearchSiteTests {
  @Test func siteIsWritten() throws {
    guard let path = ProcessInfo.processInfo.environment["SEARCH_SITE"] else { return }
    let index = try SearchIndex.make(of: path, with: MadeUpSite.pagefind)
    #expect(index.pages > 0)
    for file in index.files.paths { try write(index.files[file] ?? [], path + "/pagefind/" + file.description) }
    try write(Templates.searchScript, path + "/assets/search.js")
    try write(Templates.searchStyle, path + "/assets/search.css")
    let policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; " + SearchPage.policy
    let page = """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Search</title>
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
      <link rel="stylesheet" href="../assets/site.css"><link rel="stylesheet" href="../assets/search.css">
      <script src="../assets/search.js" defer></script></head>
      <body><main id="content"><h1>Search</h1>
      \(SearchPage.content(root: "../"))</main></body></html>
      """
    try write(Array(page.utf8), path + "/search/index.html")
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}
