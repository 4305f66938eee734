import Diagnostics
import FileTrees
import Links
import Parallel
import Reports
import Reveal
import Site

extension PublishJob {
  /// What came of reading the texts.
  struct Texts {
    /// What keeps the archive from being published.
    var secrets: [Diagnostic] = []
    /// What is wrong besides.
    var errors: [Diagnostic] = []
    /// Whether nothing changed that pages about more than one text tell.
    var areToldTheSame = false
  }

  /// Makes the pages of all texts that are not as they were.
  func texts(
    _ catalogue: Catalogue, _ sources: SiteSources, _ memory: BuildCache, _ writer: SiteWriter, _ pages: SearchPages?,
    _ records: inout TextRecords
  ) throws -> Texts {
    let shelf = DiagramCache(drawing)
    let job = PageJob(
      repository: repository, catalogue: catalogue, sources: sources.stamps, frame: setting.frame(repository),
      look: try setting.look(repository), drawings: shelf, writer: writer, showsPreviews: showsPreviews,
      output: output, searchPages: pages)
    var faults: [RelativePath: [Diagnostic]] = [:]
    var open = catalogue.texts.indices.filter { index in
      let text = catalogue.texts[index]
      guard let record = records.record(text.path, [.being, .outputs, .brief]) else { return true }
      guard isFresh(record, text, sources, memory, catalogue) else { return true }
      pages?.keep(record.searched)
      return false
    }
    var areToldTheSame = !records.isEmpty
    var left: Set<String> = []
    // Where all places are what they were, so is every link; pages whose places have other names are `renamed`.
    let isMoved =
      sources.stamps.count != memory.sources.count || !sources.stamps.keys.allSatisfy { memory.sources[$0] != nil }
    var renamed: Set<String> = []
    var rounds = 0
    while !open.isEmpty {
      let known = records
      let results = try job.run(open) { page in catalogue.text(ofPage: page).flatMap { known.anchors($0.path) } }
      var undrawn: [String] = []
      for (index, result) in zip(open, results) {
        let path = catalogue.texts[index].path
        if records.anchors(path) != result.record.facts.anchors { renamed.insert(catalogue.texts[index].address) }
        if !records.isFresh(path) {
          let old = records.record(path)
          areToldTheSame = areToldTheSame && old?.facts.tellsTheSame(as: result.record.facts) ?? false
          left.formUnion(old?.outputs ?? [])
        }
        records.set(path, result.record)
        faults[path] = result.faults
        undrawn += result.undrawn
      }
      try draw(undrawn, shelf)
      rounds += 1
      guard rounds < 3 else { break }
      // Links whose places were not known when they were written, and diagrams that have been drawn since.
      let again = Set(
        zip(open, results).filter { !$0.1.undrawn.isEmpty && !shelf.known($0.1.undrawn).drawings.isEmpty }.map(\.0))
      open = again.union(stale(catalogue, records, renamed, isMoved)).sorted()
      for index in open { writer.reopen(records.record(catalogue.texts[index].path, .outputs)?.outputs ?? []) }
    }
    areToldTheSame = areToldTheSame && !isMoved
    try keepRest(catalogue, records, writer, left, areToldTheSame)
    let found = faults.sorted { $0.key < $1.key }.flatMap(\.value)
    return Texts(
      secrets: found.filter(\.isSecret), errors: found.filter { !$0.isSecret }, areToldTheSame: areToldTheSame)
  }

  /// Keeps the pages of texts that were not read; where nothing changed that other pages tell, those too. `left` are the
  /// files that texts had which were read again.
  private func keepRest(
    _ catalogue: Catalogue, _ records: TextRecords, _ writer: SiteWriter, _ left: Set<String>, _ all: Bool
  ) throws {
    if all {
      // Files of the archive, the search and the covers are looked at each by itself.
      let files = catalogue.texts.flatMap { records.record($0.path, .files)?.facts.files ?? [] }
      return writer.keepAll(but: left.union(files.map(WebsiteAddress.ofFile))) { name in
        name.utf8.starts(with: "pagefind/".utf8) || name.utf8.suffix(12).elementsEqual("/preview.png".utf8)
      }
    }
    for text in catalogue.texts where !records.isFresh(text.path) {
      guard let outputs = records.record(text.path, .outputs)?.outputs, writer.keep(all: outputs) else {
        throw Failure(
          "what is remembered of \(site.path) does not fit it; remove \(site.cacheFolder.path) and run this again")
      }
    }
  }

  /// Texts of which a link leads elsewhere by now: one into a page of which places are `renamed`; where places came or
  /// went (`isMoved`), any link of a text that was not read now.
  private func stale(_ catalogue: Catalogue, _ records: TextRecords, _ renamed: Set<String>, _ isMoved: Bool) -> [Int] {
    guard isMoved || !renamed.isEmpty else { return [] }
    return Parallel.chunked(of: Array(catalogue.texts.indices)) { part -> [Int] in
      var known: [String: [String]] = [:]
      func anchors(_ page: String) -> [String]? {
        if let names = known[page] { return names }
        let names = catalogue.text(ofPage: page).flatMap { records.anchors($0.path) }
        known[page] = names
        return names
      }
      return part.filter { index in
        let text = catalogue.texts[index]
        guard var facts = records.record(text.path, [.links, .anchors])?.facts else { return false }
        if !isMoved || records.isFresh(text.path) { facts.links.removeAll { !$0.leads(into: renamed) } }
        return PageCheck.isStale(facts, of: text, in: catalogue, anchors)
      }
    }.flatMap { $0 }
  }

  private func isFresh(
    _ record: Record, _ text: ArchivedText, _ sources: SiteSources, _ memory: BuildCache, _ catalogue: Catalogue
  ) -> Bool {
    // Errors are said again, unless the archive is published all the same.
    guard record.facts.errors == 0 || setting.isForced else { return false }
    guard let now = sources.stamps[text.path], memory.isSame(text.path, now) else { return false }
    guard record.beside == Record.beside(text, in: catalogue) else { return false }
    return record.uses.allSatisfy { path, stamp in
      let now = sources.stamps[path]
      guard let now, let stamp else { return now == nil && stamp == nil }
      return now.hasContent(of: stamp) && now.modified < memory.time
    }
  }

  private func draw(_ sources: [String], _ shelf: DiagramCache) throws {
    guard !sources.isEmpty else { return }
    guard drawing.isThere else {
      return output.warn(
        "\(sources.count) diagram\(sources.count == 1 ? " is" : "s are") left to the reader's browser, since Chromium is "
          + "not there; \"apt install chromium\" brings it")
    }
    try shelf.draw(sources)
  }

  /// The files of the archive that pages show or offer.
  func shownFiles(_ catalogue: Catalogue, _ records: TextRecords) -> [String] {
    catalogue.texts.flatMap { text -> [String] in
      guard let record = records.record(text.path, [.being, .files]) else { return [] }
      return record.facts.files + record.uses.keys.map(\.description)
    }
  }

  /// - Throws: `PublishRefusal` where there are any, unless the user said to publish all the same.
  func refuse(_ faults: [Diagnostic]) throws {
    guard !faults.isEmpty, !setting.isForced else { return }
    throw PublishRefusal(faults: faults)
  }
}
