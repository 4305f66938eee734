import Diagnostics
import Export
import FileTrees
import Reports
import Reveal
import Site

/// The archive → a website in a folder, which changes at one moment or not at all.
struct PublishJob {
  let repository: Repository
  let site: SwappedFolder
  let setting: PublishSetting
  /// What the user should know besides.
  let say: (String) -> Void

  /// What came of it.
  struct Outcome {
    var pages = 0
    var bytes = 0
    var changes = SiteWriter.Changes()
    var errors = 0
    var warnings = 0
    /// About links, and what was left out.
    var findings: [Diagnostic] = []
  }

  /// - Throws: `PublishRefusal` where faults keep the archive from being published.
  func run() throws -> Outcome {
    let sources = try SiteSources(repository, output: site.path)
    let memory = try SiteMemory.read(site.workshop)
    let live = try site.live()
    let digest = try setting.digest(repository)
    let isIntact = try live.map { try Self.isIntact($0, memory) } ?? false
    if isIntact, memory.setting == digest, Self.isSame(sources.stamps, memory) { return Outcome(memory) }
    if let live, memory.outputs.isEmpty, try !live.entries().isEmpty {
      throw Failure(
        "\(site.path) has files that publish did not write, and they would be lost; "
          + "name an empty folder, or move them away")
    }
    return try publish(sources, memory, live, digest, isKnown: isIntact && memory.setting == digest)
  }

  private func publish(
    _ sources: SiteSources, _ memory: SiteMemory, _ live: Folder?, _ digest: String, isKnown: Bool
  ) throws -> Outcome {
    // Of a folder that others changed nothing is believed.
    let old = try live.map { live in try memory.outputs.filter { try live.stamp($0.key)?.hasContent(of: $0.value) ?? false } } ?? [:]
    let catalogue = Catalogue(sources.paths, repository.community)
    var records = isKnown ? try SiteMemory.records(site.workshop) : [:]
    let tree = try site.begin(keeping: old.keys.sorted())
    do {
      let writer = SiteWriter(tree, live: live, old: old)
      var outcome = Outcome()
      let faults = try texts(catalogue, sources, memory, writer, &records)
      try refuse(faults)
      try rest(catalogue, sources, memory, writer, records, isKnown: isKnown)
      outcome.findings = findings(catalogue, sources, records)
      outcome.changes = try writer.finish()
      if outcome.changes.all.isEmpty { try site.rest() } else { try site.swap(outcome.changes.all) }
      try remember(catalogue, sources, writer, records, digest, &outcome)
      return outcome
    } catch {
      site.discard()
      throw error
    }
  }

  // MARK: What is known

  private static func isIntact(_ live: Folder, _ memory: SiteMemory) throws -> Bool {
    guard !memory.outputs.isEmpty else { return false }
    for (path, stamp) in memory.outputs {
      guard let now = try live.stamp(path), now.hasContent(of: stamp) else { return false }
    }
    return true
  }

  private static func isSame(_ now: [RelativePath: FileStamp], _ memory: SiteMemory) -> Bool {
    now.count == memory.sources.count && now.allSatisfy { memory.isSame($0.key, $0.value) }
  }

  private func remember(
    _ catalogue: Catalogue, _ sources: SiteSources, _ writer: SiteWriter, _ records: [RelativePath: Record],
    _ digest: String, _ outcome: inout Outcome
  ) throws {
    guard let live = try site.live() else { throw FileFault(.read, site.path, .changedMeanwhile) }
    var memory = SiteMemory()
    memory.setting = digest
    memory.sources = sources.stamps
    memory.outputs = try writer.stamps(in: live)
    memory.pages = memory.outputs.keys.count { $0.description.utf8.suffix(5).elementsEqual(".html".utf8) }
    let kept = catalogue.texts.compactMap { text in records[text.path].map { (text.path, $0) } }
    memory.errors = kept.reduce(0) { $0 + $1.1.facts.errors }
    memory.warnings = kept.reduce(0) { $0 + $1.1.facts.warnings } + outcome.findings.count
    try site.workshop.unlocked { try memory.save(kept, in: $0) }
    (outcome.pages, outcome.errors, outcome.warnings) = (memory.pages, memory.errors, memory.warnings)
    outcome.bytes = memory.outputs.values.reduce(0) { $0 + $1.size }
  }

  // MARK: Texts

  /// Makes the pages of all texts that are not as they were; what keeps the archive from being published comes back.
  private func texts(
    _ catalogue: Catalogue, _ sources: SiteSources, _ memory: SiteMemory, _ writer: SiteWriter,
    _ records: inout [RelativePath: Record]
  ) throws -> [Diagnostic] {
    let shelf = DiagramShelf()
    let job = TextJob(
      repository: repository, catalogue: catalogue, sources: sources.stamps, frame: setting.frame(repository),
      look: try setting.look(repository), drawings: shelf, writer: writer, searchPages: nil)
    var faults: [RelativePath: [Diagnostic]] = [:]
    var open = catalogue.texts.indices.filter { index in
      let text = catalogue.texts[index]
      guard let record = records[text.path] else { return true }
      return !isFresh(record, text, sources, memory, catalogue) || !record.outputs.allSatisfy(writer.keep)
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
      let again = Set(zip(open, results).filter { !$0.1.undrawn.isEmpty && !shelf.known($0.1.undrawn).drawings.isEmpty }.map(\.0))
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

  private func refuse(_ faults: [Diagnostic]) throws {
    guard !faults.isEmpty, !setting.isForced else { return }
    throw PublishRefusal(faults: faults)
  }

  // MARK: What is made of all texts

  private func rest(
    _ catalogue: Catalogue, _ sources: SiteSources, _ memory: SiteMemory, _ writer: SiteWriter,
    _ records: [RelativePath: Record], isKnown: Bool
  ) throws {
    let frame = setting.frame(repository)
    let facts = catalogue.texts.map { records[$0.path]?.facts ?? PageFacts() }
    for file in Overview(catalogue, facts, frame).files { try writer.put(file) }
    for file in try setting.look(repository).files where !(isKnown && writer.keep(file.path)) { try writer.put(file) }
    for name in Set(facts.flatMap(\.files)).sorted() {
      guard let path = RelativePath(name), let now = sources.stamps[path] else { continue }
      let place = Catalogue.place(of: name)
      if isKnown, memory.isSame(path, now), writer.keep(place) { continue }
      guard let bytes = try repository.root.read(path).flatMap(PublishedFile.bytes) else { continue }
      try writer.put(place) { bytes }
    }
  }

  private func findings(
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
}

extension PublishJob.Outcome {
  /// A site that is as it was.
  fileprivate init(_ memory: SiteMemory) {
    (pages, errors, warnings) = (memory.pages, memory.errors, memory.warnings)
    bytes = memory.outputs.values.reduce(0) { $0 + $1.size }
  }
}

extension SiteMemory {
  /// Whether a file is what it was when the site was made. One that changed at that very moment may have changed unseen.
  func isSame(_ path: RelativePath, _ now: FileStamp) -> Bool {
    guard let known = sources[path] else { return false }
    return known.hasContent(of: now) && now.modified < time
  }
}

/// Why an archive is not published: faults that its readers should not see.
struct PublishRefusal: Error {
  let faults: [Diagnostic]
}
