import Diagnostics
import FileTrees
import Glibc
import Links
import Parallel
import Reports
import Reveal
import Search
import Site
import Synchronization
import Workspace

extension PublishJob {
  /// The pages about more than one text, and the files that all share.
  func whole(
    _ catalogue: Catalogue, _ sources: SiteSources, _ memory: BuildCache, _ writer: SiteWriter,
    _ records: TextRecords, isKnown: Bool, areToldTheSame: Bool
  ) throws {
    // Drawn meanwhile, a diagram needs no script any more.
    var (shared, shown) = (Set(Overview.searchAssets), Set<String>())
    for text in catalogue.texts {
      guard let record = records.record(text.path, [.outputs, .files]) else { continue }
      for name in record.outputs where name.utf8.starts(with: "assets/".utf8) { shared.insert(name) }
      shown.formUnion(record.facts.files)
    }
    try writer.drop(in: "assets", but: shared)
    if !areToldTheSame { try tell(catalogue, records, writer) }
    for file in try setting.look(repository).files where !(isKnown && writer.keep(file.path)) { try writer.put(file) }
    let root = repository.root
    let open = shown.sorted().compactMap { name -> (from: RelativePath, to: String)? in
      guard let path = RelativePath(name), let now = sources.stamps[path] else { return nil }
      let place = WebsiteAddress.ofFile(name)
      return isKnown && memory.isSame(path, now) && writer.keep(place) ? nil : (path, place)
    }
    _ = try Parallel.map(open.count) { index in
      guard let bytes = try root.read(open[index].from).flatMap(PublishedFile.bytes) else { return }
      try writer.put(open[index].to) { bytes }
    }
  }

  /// Writes the pages about more than one text, on all cores.
  private func tell(_ catalogue: Catalogue, _ records: TextRecords, _ writer: SiteWriter) throws {
    let facts = catalogue.texts.map { records.record($0.path, [.brief, .files])?.facts ?? PageFacts() }
    let read = Mutex<[RelativePath: PageFacts]>([:])
    let overview = Overview(catalogue, facts, setting.frame(repository)) { text in
      if let known = read.withLock({ $0[text.path] }) { return known }
      let facts = records.record(text.path)?.facts ?? PageFacts()
      read.withLock { $0[text.path] = facts }
      return facts
    }
    let jobs = overview.jobs
    _ = try Parallel.map(jobs.count) { index in
      for file in jobs[index]() { try writer.put(file) }
    }
  }

  /// What is wrong with links, and which pictures are lost.
  func findings(_ catalogue: Catalogue, _ records: TextRecords) throws -> [Diagnostic] {
    let faulty = catalogue.texts.filter { (records.record($0.path, .brief)?.facts.faults ?? 0) > 0 }
    let repository = repository
    return try Parallel.map(faulty.count) { index -> [Diagnostic] in
      let text = faulty[index]
      guard let facts = records.record(text.path, .links)?.facts else { return [] }
      return try PageCheck.findings(facts, of: text, in: catalogue) {
        try repository.root.read(text.path).map {
          SourceFile(name: repository.prefix + text.path.description, bytes: $0)
        }
      }
    }.flatMap { $0 }
  }

  /// The index of the search; the old one stays where no page changed that it is made of.
  func search(
    _ catalogue: Catalogue, _ writer: SiteWriter, _ pages: SearchPages?, _ records: TextRecords,
    isKnown: Bool
  ) throws {
    guard let pages else { return }
    let isChanged = try pages.finish()
    if isKnown, !isChanged, writer.keepFolder("pagefind") { return }
    guard !records.isEmpty else { return }
    let languages = catalogue.texts.compactMap { records.record($0.path, .brief)?.facts.language }
    let german = languages.count { $0.utf8.starts(with: "de".utf8) }
    let named = getenv("MINUTES_PAGEFIND").map { ["MINUTES_PAGEFIND": String(cString: $0)] }
    let pagefind = try Pagefind.find(environment: named ?? [:])
    let index = try SearchIndex.make(
      of: pages.path, language: german * 2 > languages.count ? "de" : "en", with: pagefind)
    for path in index.files.paths { try writer.put("pagefind/\(path)") { index.files[path] ?? [] } }
  }

  /// The covers of calls whose deck is another one than before.
  func previews(
    _ catalogue: Catalogue, _ tree: StagedTree, _ writer: SiteWriter, _ records: TextRecords
  ) throws {
    guard showsPreviews else { return }
    let decks = catalogue.texts.filter {
      $0.kind == .call && records.record($0.path, .brief)?.facts.isDeck ?? false
    }.map(\.address)
    let open = decks.filter { page in
      writer.isWritten(page + "deck/index.html") || !writer.keep(SitePreviews.path(of: page))
    }
    guard !open.isEmpty else { return }
    try SitePreviews(pages: open, tree: tree, drawing: drawing, output: output).make { path, bytes in
      try writer.put(path) { bytes }
    }
  }
}
