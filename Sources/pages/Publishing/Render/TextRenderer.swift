import Diagnostics
import FileTrees
import Links
import Parallel
import Reveal
import Site

/// Brings the pages of all texts up to date, in rounds: a page is made once more where one of its links turns out to lead elsewhere,
/// or where a diagram has been drawn since.
struct TextRenderer: Sendable {
  let pages: PageRenderer
  let plan: PublishPlan
  /// Draws diagrams that are not known.
  let draw: @Sendable ([String]) throws -> Void

  /// The path of the cache folder, for messages.
  let cachePath: String

  private static let rounds = 3

  private var catalogue: Catalogue { pages.catalogue }
  private var site: SiteOutput { pages.site }

  /// Makes the stale pages and keeps the others. `known` are the records of the last run.
  func render(_ known: TextRecords?) throws -> RenderedTexts {
    var texts = RenderedTexts(records: known ?? TextRecords(), isIncremental: known != nil)
    texts.records.remove(plan.removed)
    var progress = Progress(areOverviewsSame: !texts.records.isEmpty)
    for index in plan.fresh {
      if let entry = texts.records.entry(catalogue.texts[index].path) {
        site.searchPages?.keep(entry.build.searchPages)
      }
    }
    var open = plan.stale
    for round in 1...Self.rounds where !open.isEmpty {
      let records = texts.records
      let results = try pages.render(open) { page in
        catalogue.text(ofPage: page).flatMap { records.anchors($0.path) }
      }
      for (index, result) in zip(open, results) { progress.take(result, of: catalogue.texts[index], &texts.records) }
      try draw(results.flatMap(\.undrawn))
      guard round < Self.rounds else { break }
      let drawn = zip(open, results).filter { !pages.diagrams.known($0.1.undrawn).drawings.isEmpty }.map(\.0)
      open = Set(drawn).union(textsWithOtherLinks(texts.records, progress.renamed)).sorted()
      for index in open { site.reopen(texts.records.entry(catalogue.texts[index].path)?.build.outputs ?? []) }
    }
    texts.areOverviewsUnchanged = progress.areOverviewsSame && !plan.pathsChanged
    texts.faults = progress.faults.sorted { $0.key < $1.key }.flatMap(\.value)
    texts.files = catalogue.texts.flatMap { text -> [String] in
      guard let entry = texts.records.entry(text.path) else { return [] }
      return entry.summary.files + entry.build.dependencies.map(\.path.description)
    }
    try keepFreshPages(texts, except: progress.replaced)
    return texts
  }

  /// The results of the rounds so far.
  private struct Progress {
    var faults: [RelativePath: [Diagnostic]] = [:]
    var areOverviewsSame: Bool
    /// Files of the site that texts had in the last run which were read again.
    var replaced: Set<String> = []
    /// Addresses of pages whose places have other names than before.
    var renamed: Set<String> = []

    init(areOverviewsSame: Bool) { self.areOverviewsSame = areOverviewsSame }

    mutating func take(_ result: PageRenderer.Result, of text: ArchivedText, _ records: inout TextRecords) {
      let path = text.path
      if records.anchors(path) != result.record.facts.anchors { renamed.insert(text.address) }
      if !records.isFresh(path) {
        let old = records.record(path)
        areOverviewsSame =
          areOverviewsSame && old.map { RecordField.hasSameOverviewData($0, result.record) } ?? false
        replaced.formUnion(old?.build.outputs ?? [])
      }
      records.set(path, result.record)
      faults[path] = result.faults
    }
  }

  /// Texts of which a link leads elsewhere by now: one into a page of which places are `renamed`; where files came or went, any link
  /// of a text that was not read in this run.
  private func textsWithOtherLinks(_ records: TextRecords, _ renamed: Set<String>) -> [Int] {
    guard plan.pathsChanged || !renamed.isEmpty else { return [] }
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
        guard var facts = records.record(text.path)?.facts else { return false }
        if !plan.pathsChanged || records.isFresh(text.path) { facts.links.removeAll { !$0.leads(into: renamed) } }
        return PageCheck.isStale(facts, of: text, in: catalogue, anchors)
      }
    }.flatMap { $0 }
  }

  /// Keeps the pages of texts that were not read in this run, and where overviews are unchanged those too. `replaced` are the files that
  /// texts had which were read again.
  private func keepFreshPages(_ texts: RenderedTexts, except replaced: Set<String>) throws {
    let records = texts.records
    if texts.areOverviewsUnchanged {
      // Files of the archive, the search and the covers are decided on one by one.
      let files = catalogue.texts.flatMap { records.entry($0.path)?.summary.files ?? [] }
      return site.keepAll(except: replaced.union(files.map(WebsiteAddress.ofFile))) { name in
        name.utf8.starts(with: "pagefind/".utf8) || name.utf8.suffix(12).elementsEqual("/preview.png".utf8)
      }
    }
    for text in catalogue.texts where !records.isFresh(text.path) {
      guard let outputs = records.entry(text.path)?.build.outputs, site.keep(all: outputs) else {
        throw Failure(
          "what is remembered of \(site.place) does not fit it; remove \(cachePath) and run this again")
      }
    }
  }
}
