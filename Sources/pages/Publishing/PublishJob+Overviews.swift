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
  /// Writes the pages about several texts, and the files that pages share or show.
  func writeOverviews(of texts: RenderedTexts, _ scan: PublishScan, into site: SiteOutput) throws {
    // A diagram that has been drawn in a later round needs no script any more.
    var (shared, shown) = (Set(Overview.searchAssets), Set<String>())
    for text in scan.catalogue.texts {
      guard let entry = texts.records.entry(text.path) else { continue }
      for name in entry.build.outputs where name.utf8.starts(with: "assets/".utf8) { shared.insert(name) }
      shown.formUnion(entry.summary.files)
    }
    try site.remove(in: "assets", except: shared)
    if !texts.areOverviewsUnchanged { try writeListPages(of: texts, scan.catalogue, into: site) }
    for file in try setting.look(repository).files where !(texts.isIncremental && site.keep(file.path)) {
      try site.put(file)
    }
    let root = repository.root
    let open = shown.sorted().compactMap { name -> (from: RelativePath, to: String)? in
      guard let path = RelativePath(name), let now = scan.sources.stamps[path] else { return nil }
      let place = WebsiteAddress.ofFile(name)
      let isKept = texts.isIncremental && scan.cache.isUnchanged(path, now) && site.keep(place)
      return isKept ? nil : (path, place)
    }
    _ = try Parallel.map(open.count) { index in
      guard let bytes = try root.read(open[index].from).flatMap(PublishedFile.bytes) else { return }
      try site.put(open[index].to) { bytes }
    }
  }

  /// Writes start page, teams, folders, years, feeds and calendar, on all cores.
  private func writeListPages(of texts: RenderedTexts, _ catalogue: Catalogue, into site: SiteOutput) throws {
    let records = texts.records
    let summaries = catalogue.texts.map { records.entry($0.path)?.summary ?? PageSummary() }
    let read = Mutex<[RelativePath: PageFacts]>([:])
    let overview = Overview(catalogue, summaries, setting.frame(repository)) { text in
      if let known = read.withLock({ $0[text.path] }) { return known }
      let facts = records.record(text.path)?.facts ?? PageFacts()
      read.withLock { $0[text.path] = facts }
      return facts
    }
    let jobs = overview.jobs
    _ = try Parallel.map(jobs.count) { index in
      for file in jobs[index]() { try site.put(file) }
    }
  }

  /// Findings about links and lost pictures of all texts.
  func linkFindings(of texts: RenderedTexts, _ scan: PublishScan) throws -> [Diagnostic] {
    let (records, catalogue) = (texts.records, scan.catalogue)
    let faulty = catalogue.texts.filter { (records.entry($0.path)?.summary.faults ?? 0) > 0 }
    let repository = repository
    return try Parallel.map(faulty.count) { index -> [Diagnostic] in
      let text = faulty[index]
      guard let facts = records.record(text.path)?.facts else { return [] }
      return try PageCheck.findings(facts, of: text, in: catalogue) {
        try repository.root.read(text.path).map {
          SourceFile(name: repository.prefix + text.path.description, bytes: $0)
        }
      }
    }.flatMap { $0 }
  }

  /// Writes the index of the search; the old one is kept where none of the pages changed that it is made of.
  func writeSearchIndex(of texts: RenderedTexts, _ scan: PublishScan, into site: SiteOutput) throws {
    guard let pages = site.searchPages else { return }
    let isChanged = try pages.finish()
    if texts.isIncremental, !isChanged, site.keepFolder("pagefind") { return }
    guard !texts.records.isEmpty else { return }
    let languages = scan.catalogue.texts.compactMap { texts.records.entry($0.path)?.summary.language }
    let german = languages.count { $0.utf8.starts(with: "de".utf8) }
    let named = getenv("MINUTES_PAGEFIND").map { ["MINUTES_PAGEFIND": String(cString: $0)] }
    let pagefind = try Pagefind.find(environment: named ?? [:])
    let index = try SearchIndex.make(
      of: pages.path, language: german * 2 > languages.count ? "de" : "en", with: pagefind)
    for path in index.files.paths { try site.put("pagefind/\(path)") { index.files[path] ?? [] } }
  }

  /// Writes pictures of the covers of calls whose deck changed.
  func writePreviews(of texts: RenderedTexts, _ scan: PublishScan, into site: SiteOutput) throws {
    guard showsPreviews else { return }
    let decks = scan.catalogue.texts.filter {
      $0.kind == .call && texts.records.entry($0.path)?.summary.isDeck ?? false
    }.map(\.address)
    let open = decks.filter { page in
      site.isWritten(page + "deck/index.html") || !site.keep(SitePreviews.path(of: page))
    }
    guard !open.isEmpty else { return }
    try SitePreviews(pages: open, site: site, drawing: drawing, output: output).write()
  }
}
