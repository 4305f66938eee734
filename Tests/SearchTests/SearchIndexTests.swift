import FileTrees
import Foundation
import Testing

@testable import Search

@Suite struct SearchIndexTests {
  @Test func theSamePagesGiveTheSameBytes() throws {
    let one = try MadeUpSite()
    try one.fill(count: 60)
    let other = try MadeUpSite()
    try other.fill(count: 60, turn: 31)
    let first = try SearchIndex.make(of: one.path, with: MadeUpSite.pagefind)
    #expect(first.pages == 60)
    for _ in 0..<4 { #expect(try SearchIndex.make(of: one.path, with: MadeUpSite.pagefind) == first) }
    #expect(try SearchIndex.make(of: other.path, with: MadeUpSite.pagefind) == first)
  }

  @Test func allThatIsNeededIsThereAndNothingElse() throws {
    let site = try MadeUpSite()
    try site.fill(count: 12)
    let files = try SearchIndex.make(of: site.path, with: MadeUpSite.pagefind).files
    let names = files.paths.map(\.description)
    let loose = names.filter { !$0.contains("/") && !$0.hasSuffix(".pf_meta") }
    #expect(loose == ["pagefind-entry.json", "pagefind-worker.js", "pagefind.js", "wasm.en.pagefind"])
    #expect(names.filter { $0.hasPrefix("filter/") }.count == 3)
    #expect(names.filter { $0.hasPrefix("fragment/") }.count == 12)
    let meta = try #require(names.first { $0.hasSuffix(".pf_meta") })
    let entry = String(decoding: files[RelativePath(constant: "pagefind-entry.json")] ?? [], as: UTF8.self)
    #expect(entry.contains("\"hash\":\"\(meta.dropFirst("pagefind.".count).dropLast(".pf_meta".count))\""))
  }

  @Test func filtersAreNamedInTheTableOfContents() throws {
    let site = try MadeUpSite()
    try site.fill(count: 12)
    let files = try SearchIndex.make(of: site.path, with: MadeUpSite.pagefind).files
    let path = try #require(files.paths.first { $0.description.hasSuffix(".pf_meta") })
    guard case .array(let parts) = try BundleText.read(files[path] ?? []), case .array(let filters) = parts[3] else {
      Issue.record("no table of contents")
      return
    }
    #expect(filters.map { $0.key.map { String(decoding: $0, as: UTF8.self) } } == ["kind", "team", "year"])
    for case .array(let pair) in filters {
      guard case .text(let file) = pair[1] else { continue }
      let path = try #require(RelativePath("filter/" + String(decoding: file, as: UTF8.self) + ".pf_filter"))
      guard case .array(let filter) = try BundleText.read(files[path] ?? []) else { continue }
      #expect(filter[0] == pair[0])
    }
  }

  @Test func aLanguageHasItsOwnRules() throws {
    let site = try MadeUpSite()
    try site.fill(count: 3)
    let german = try SearchIndex.make(of: site.path, language: "de-DE", with: MadeUpSite.pagefind)
    #expect(german.files[RelativePath(constant: "wasm.de.pagefind")] != nil)
    let unknown = try SearchIndex.make(of: site.path, language: "tlh", with: MadeUpSite.pagefind)
    #expect(unknown.files[RelativePath(constant: "wasm.unknown.pagefind")] != nil)
  }

  /// Pagefind would read a configuration file of that name from its working directory.
  @Test func settingsLyingAroundAreNotRead() throws {
    let site = try MadeUpSite()
    try site.fill(count: 6)
    try site.write("pagefind.yml", "exclude_selectors:\n  - section\nglob: \"nothing/*.html\"\n")
    let with = try SearchIndex.make(of: site.path, with: MadeUpSite.pagefind)
    try FileManager.default.removeItem(atPath: site.path + "/pagefind.yml")
    #expect(try SearchIndex.make(of: site.path, with: MadeUpSite.pagefind) == with)
    #expect(with.pages == 6)
  }
}
