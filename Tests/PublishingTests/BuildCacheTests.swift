import FileTrees
import TestSupport
import Testing

@testable import Publishing

/// What a run leaves for the next one.
@Suite struct BuildCacheTests {
  private let place = try? TestFolder()

  private func folder() throws -> TestFolder { try #require(place) }

  /// A site of two files, and a cache that remembers it, saved with these records.
  private func saved(_ records: [UInt8] = []) throws -> (site: Folder, cache: Folder) {
    let top = try folder()
    try top.put("one", "site/a/index.html")
    try top.put("two", "site/index.html")
    try top.put("", "cache/.keep")
    let (site, shop) = (try Folder(path: top.place + "/site"), try Folder(path: top.place + "/cache"))
    let files = try BuildCache.stamps(of: [(try path("a/index.html"), nil), (try path("index.html"), nil)], in: site)
    var cache = BuildCache(setting: "s", sources: [try path("x y.md"): MadeRun.stamp(5)])
    (cache.pages, cache.errors, cache.warnings) = (2, 0, 3)
    let whole = try cache.withSite(site, files: files, spare: nil, sameFoldersAs: nil)
    try shop.unlocked { try whole.save(records, in: $0) }
    return (site, shop)
  }

  @Test func everythingComesBack() throws {
    let (site, shop) = try saved()
    let cache = try BuildCache.read(shop)
    #expect(cache.setting == "s")
    #expect(cache.sources == [try path("x y.md"): MadeRun.stamp(5)])
    #expect(cache.files.map(\.path.description) == ["a/index.html", "index.html"])
    #expect((cache.pages, cache.errors, cache.warnings) == (2, 0, 3))
    #expect(cache.time > 0)
    #expect(cache.damage(of: site) == .none)
  }

  @Test func nothingIsRememberedAtFirst() throws {
    let cache = try BuildCache.read(try folder().folder)
    #expect(cache.setting == "" && cache.sources.isEmpty && cache.files.isEmpty && cache.time == 0)
    #expect(try cache.records(try folder().folder) == nil)
  }

  @Test func aDamagedCacheIsEmpty() throws {
    let (_, shop) = try saved()
    let bytes = try #require(try shop.read(try path("known")))
    try folder().put(String(decoding: bytes, as: UTF8.self) + "S\tz.md\t1\t2\t3\t4\n", "cache/known")
    #expect(try BuildCache.read(shop).setting == "")
  }

  @Test func recordsOfAnotherRunAreNotRead() throws {
    var lines = LineWriter()
    lines.add(UInt8(ascii: "T"), "a.md")
    RecordText.current.write(TextRecord(), into: &lines)
    let (_, shop) = try saved(lines.bytes)
    #expect(try BuildCache.read(shop).records(shop)?.paths == [try path("a.md")])
    try folder().put("T\tb.md\n", "cache/facts")
    #expect(try BuildCache.read(shop).records(shop) == nil)
  }

  @Test func aChangedFileIsDamage() throws {
    let (site, shop) = try saved()
    try folder().put("other", "site/index.html")
    #expect(try BuildCache.read(shop).damage(of: site) == .files)
  }

  @Test func aFileOfOthersIsDamageOfFolders() throws {
    let (site, shop) = try saved()
    try folder().put("mine", "site/a/mine.txt")
    #expect(try BuildCache.read(shop).damage(of: site) == .folders)
  }

  @Test func announcedFilesComeBack() throws {
    let shop = try folder().folder
    #expect(try BuildCache.announced(shop) == [])
    let names = [try path("a/b.html"), try path("c.html")]
    try shop.unlocked { try BuildCache.announce(names, in: $0) }
    #expect(try BuildCache.announced(shop) == Set(names))
  }
}
