import Diagnostics
import Dispatch
import Export
import FileTrees
import Glibc
import Reports
import Reveal
import Search
import Site
import Synchronization

extension PublishJob {
  /// The pages about more than one text, and the files that all share.
  func whole(
    _ catalogue: Catalogue, _ sources: SiteSources, _ memory: SiteMemory, _ writer: SiteWriter,
    _ records: [RelativePath: Record], isKnown: Bool
  ) throws {
    let frame = setting.frame(repository)
    let facts = catalogue.texts.map { records[$0.path]?.facts ?? PageFacts() }
    let jobs = Overview(catalogue, facts, frame).jobs
    let fault = Mutex((any Error)?.none)
    DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
      do {
        for file in jobs[index]() { try writer.put(file) }
      } catch {
        fault.withLock { $0 = $0 ?? error }
      }
    }
    if let fault = fault.withLock({ $0 }) { throw fault }
    for file in try setting.look(repository).files where !(isKnown && writer.keep(file.path)) { try writer.put(file) }
    for name in Set(facts.flatMap(\.files)).sorted() {
      guard let path = RelativePath(name), let now = sources.stamps[path] else { continue }
      let place = Catalogue.place(of: name)
      if isKnown, memory.isSame(path, now), writer.keep(place) { continue }
      guard let bytes = try repository.root.read(path).flatMap(PublishedFile.bytes) else { continue }
      try writer.put(place) { bytes }
    }
  }

  func findings(
    _ catalogue: Catalogue, _ sources: SiteSources, _ records: [RelativePath: Record]
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for text in catalogue.texts {
      guard let record = records[text.path] else { continue }
      findings += LinkCheck.findings(record.facts, of: text, in: catalogue) {
        guard let bytes = try? repository.root.read(text.path) else { return nil }
        return SourceFile(name: repository.prefix + text.path.description, bytes: bytes)
      }
    }
    return findings
  }

  /// The index of the search; the old one stays where no page changed that it is made of.
  func search(
    _ catalogue: Catalogue, _ writer: SiteWriter, _ pages: SearchPages?, _ records: [RelativePath: Record],
    isKnown: Bool
  ) throws {
    guard let pages else { return }
    let isChanged = try pages.finish()
    if isKnown, !isChanged, writer.keepFolder("pagefind") { return }
    guard !records.isEmpty else { return }
    let german = records.values.count { $0.facts.language.utf8.starts(with: "de".utf8) }
    let named = getenv("MINUTES_PAGEFIND").map { ["MINUTES_PAGEFIND": String(cString: $0)] }
    let pagefind = try Pagefind.find(environment: named ?? [:])
    let index = try SearchIndex.make(
      of: pages.path, language: german * 2 > records.count ? "de" : "en", with: pagefind)
    for path in index.files.paths { try writer.put("pagefind/\(path)") { index.files[path] ?? [] } }
  }

  /// The covers of calls whose deck is another one than before.
  func previews(
    _ catalogue: Catalogue, _ tree: NextTree, _ writer: SiteWriter, _ records: [RelativePath: Record]
  ) throws {
    guard setting.showsPreviews else { return }
    let decks = catalogue.texts.filter { $0.kind == .call && records[$0.path]?.facts.isDeck ?? false }.map(\.address)
    let open = decks.filter { page in
      writer.isWritten(page + "deck/index.html") || !writer.keep(SitePreviews.path(of: page))
    }
    guard !open.isEmpty else { return }
    try SitePreviews(pages: open, tree: tree).make { path, bytes in try writer.put(path) { bytes } }
  }
}
