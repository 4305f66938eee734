import Diagnostics
import Export
import FileTrees
import Reports
import Reveal
import Site

extension PublishJob {
  /// Makes the pages of all texts that are not as they were; what keeps the archive from being published comes back.
  func texts(
    _ catalogue: Catalogue, _ sources: SiteSources, _ memory: SiteMemory, _ writer: SiteWriter, _ pages: SearchPages?,
    _ records: inout [RelativePath: Record]
  ) throws -> [Diagnostic] {
    let shelf = DiagramShelf()
    let job = TextJob(
      repository: repository, catalogue: catalogue, sources: sources.stamps, frame: setting.frame(repository),
      look: try setting.look(repository), drawings: shelf, writer: writer, showsPreviews: setting.showsPreviews,
      searchPages: pages)
    var faults: [RelativePath: [Diagnostic]] = [:]
    var open = catalogue.texts.indices.filter { index in
      let text = catalogue.texts[index]
      guard let record = records[text.path] else { return true }
      guard isFresh(record, text, sources, memory, catalogue), record.outputs.allSatisfy(writer.keep) else {
        return true
      }
      pages?.keep(record.searched)
      return false
    }
    var rounds = 0
    while !open.isEmpty {
      let known = records
      let results = try job.run(open) { page in catalogue.text(ofPage: page).flatMap { known[$0.path]?.facts.anchors } }
      var undrawn: [String] = []
      for (index, result) in zip(open, results) {
        let path = catalogue.texts[index].path
        records[path] = result.record
        faults[path] = result.faults
        undrawn += result.undrawn
      }
      try draw(undrawn, shelf)
      rounds += 1
      guard rounds < 3 else { break }
      // Links whose places were not known when they were written, and diagrams that have been drawn since.
      let all = records
      let anchors = { (page: String) in catalogue.text(ofPage: page).flatMap { all[$0.path]?.facts.anchors } }
      let again = Set(
        zip(open, results).filter { !$0.1.undrawn.isEmpty && !shelf.known($0.1.undrawn).drawings.isEmpty }.map(\.0))
      open = catalogue.texts.indices.filter { index in
        let text = catalogue.texts[index]
        return again.contains(index)
          || records[text.path].map { LinkCheck.isStale($0.facts, of: text, in: catalogue, anchors) } ?? false
      }
      for index in open { writer.reopen(records[catalogue.texts[index].path]?.outputs ?? []) }
    }
    return faults.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  private func isFresh(
    _ record: Record, _ text: ArchivedText, _ sources: SiteSources, _ memory: SiteMemory, _ catalogue: Catalogue
  ) -> Bool {
    guard let now = sources.stamps[text.path], memory.isSame(text.path, now) else { return false }
    guard record.beside == Record.beside(text, in: catalogue) else { return false }
    return record.uses.allSatisfy { path, stamp in
      let now = sources.stamps[path]
      guard let now, let stamp else { return now == nil && stamp == nil }
      return now.hasContent(of: stamp) && now.modified < memory.time
    }
  }

  private func draw(_ sources: [String], _ shelf: DiagramShelf) throws {
    guard !sources.isEmpty else { return }
    guard Chromium.find() != nil else {
      return say(
        "\(sources.count) diagram\(sources.count == 1 ? " is" : "s are") left to the reader's browser, since Chromium is "
          + "not there; \"apt install chromium\" brings it")
    }
    let browser = Browser()
    defer { browser.close() }
    try shelf.draw(sources, with: browser)
  }

  /// - Throws: `PublishRefusal` where there are any, unless the user said to publish all the same.
  func refuse(_ faults: [Diagnostic]) throws {
    guard !faults.isEmpty, !setting.isForced else { return }
    throw PublishRefusal(faults: faults)
  }
}
