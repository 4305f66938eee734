import Checks
import Decks
import Diagnostics
import FileTrees
import Links
import Meetings
import Parallel
import Reports
import Reveal
import Site
import Synchronization
import Workspace

/// Makes and writes the pages of archived texts, on all cores.
struct PageRenderer: Sendable {
  let repository: Repository
  let catalogue: Catalogue
  let sources: [RelativePath: FileStamp]
  let frame: SiteFrame
  let look: SiteLook
  let diagrams: DiagramCache
  let site: SiteOutput
  let showsPreviews: Bool
  let output: JobOutput
  private let pictures = PictureInfoCache()

  init(_ job: PublishJob, _ scan: PublishScan, diagrams: DiagramCache, site: SiteOutput) throws {
    (repository, catalogue, sources) = (job.repository, scan.catalogue, scan.sources.stamps)
    (frame, look) = (job.setting.frame(job.repository), try job.setting.look(job.repository))
    (self.diagrams, self.site) = (diagrams, site)
    (showsPreviews, output) = (job.showsPreviews, job.output)
  }

  /// A text whose pages have been made.
  struct Result: Sendable {
    var record: TextRecord
    /// Errors and possible credentials.
    var faults: [Diagnostic] = []
    /// Diagrams that have not been drawn yet.
    var undrawn: [String] = []
  }

  /// Makes the pages of texts by their index in the catalogue, and gives back a result for each, in the same order. `anchors` gives the
  /// names of places on other pages, as far as they are known.
  func render(_ texts: [Int], anchors: @Sendable (String) -> [String]?) throws -> [Result] {
    let names = TeamNames(frame.community.teams)
    let done = Mutex(0)
    // The longest first, so that no core is left with one at the end.
    let sizes = texts.map { sources[catalogue.texts[$0].path]?.size ?? 0 }
    let order = texts.indices.sorted { sizes[$0] > sizes[$1] }
    let results = try Parallel.map(order.count) { index in
      let result = try self.render(catalogue.texts[texts[order[index]]], names, anchors)
      done.withLock { done in
        done += 1
        if done % 16 == 0 || done == texts.count { output.progress("reading", done, order.count) }
      }
      return (order[index], result)
    }
    return results.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func render(
    _ text: ArchivedText, _ names: TeamNames, _ anchors: (String) -> [String]?
  ) throws -> Result {
    let root = repository.root
    guard let bytes = try root.read(text.path) else {
      throw Failure("\(repository.prefix)\(text.path) went away while it was read; run this again")
    }
    let file = SourceFile(name: repository.prefix + text.path.description, bytes: bytes)
    let (dependencies, known) = (DependencyRecorder(sources), pictures)
    let lookup = PictureLookup { name in text.place(of: name).flatMap { dependencies.stamp($0)?.size } }
    let parsed = ParsedText(text, file, in: catalogue, names: names, shelf: lookup, anchors: anchors)
    let (drawn, undrawn) = diagrams.known(parsed.contents.flatMap(\.diagrams).map(\.source))
    let pages = TextPages(
      parsed, in: catalogue, frame: frame, look: look.decks, drawings: drawn,
      picture: showsPreviews && parsed.isDeck && text.kind == .call ? SitePreviews.path(of: text.address) : nil,
      pictures: PictureSource(
        server: catalogue.community.hedgedoc, isShown: false,
        look: { name in text.place(of: name).flatMap { dependencies.look($0, of: root, known) } },
        read: { name in text.place(of: name).flatMap { dependencies.read($0, of: root) } }))
    if let fault = dependencies.fault { throw Failure("\(repository.prefix)\(fault)") }
    for file in pages.files { try site.put(file) }
    for asset in pages.assets { try site.put("assets/\(asset)") { pages.asset(asset) } }
    if let searchPages = site.searchPages { for page in pages.searched { try searchPages.put(page) } }
    let findings = Check.run(parsed.subject)
    var facts = pages.facts
    facts.summary.count(findings)
    // Rules report already pictures that are not there at all.
    facts.removeLosses(reportedAt: findings.filter(\.isAboutMissingPicture).map(\.range.lowerBound))
    facts.summary.faults = PageCheck.count(facts, of: text, in: catalogue)
    let build = TextBuild(
      dependencies: dependencies.all, neighbourKey: TextBuild.neighbourKey(of: text, in: catalogue),
      outputs: pages.files.map(\.path) + pages.assets.map { "assets/\($0)" }, searchPages: pages.searched.map(\.path))
    return Result(
      record: TextRecord(build: build, facts: facts), faults: findings.filter(\.isFault), undrawn: undrawn)
  }
}

extension PageSummary {
  /// Sets the numbers of errors and warnings.
  mutating func count(_ findings: [Diagnostic]) {
    errors = findings.count { $0.severity == .error }
    warnings = findings.count { $0.severity == .warning }
  }
}

extension Diagnostic {
  /// Whether publish lists it: an error, or a possible credential.
  var isFault: Bool { severity == .error || isSecret }

  /// Whether an archive with this is not published.
  var isSecret: Bool { rule.utf8.elementsEqual("secret-in-text".utf8) }

  fileprivate var isAboutMissingPicture: Bool { rule == "picture-missing" || rule == "picture-not-archived" }
}
