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

/// Archived texts → pages, on all cores.
struct PageJob: Sendable {
  let repository: Repository
  let catalogue: Catalogue
  let sources: [RelativePath: FileStamp]
  let frame: SiteFrame
  let look: SiteLook
  let drawings: DiagramCache
  let writer: SiteWriter
  let showsPreviews: Bool
  let output: JobOutput
  /// Where the pages for the search are written; `nil` where there is no search.
  let searchPages: SearchPages?
  private let looks = PictureInfoCache()

  /// What became of a text.
  struct Result: Sendable {
    var record: Record
    /// What keeps it from being published.
    var faults: [Diagnostic] = []
    /// Diagrams that nobody has drawn yet.
    var undrawn: [String] = []
  }

  /// Makes the pages of texts by their index in the catalogue, in the same order. `anchors` are those of pages that are known.
  func run(_ texts: [Int], anchors: @Sendable (String) -> [String]?) throws -> [Result] {
    let names = TeamNames(frame.community.teams)
    let done = Mutex(0)
    // The longest first, so that no core is left with one at the end.
    let sizes = texts.map { sources[catalogue.texts[$0].path]?.size ?? 0 }
    let order = texts.indices.sorted { sizes[$0] > sizes[$1] }
    let results = try Parallel.map(order.count) { index in
      let result = try self.result(catalogue.texts[texts[order[index]]], names, anchors)
      done.withLock { done in
        done += 1
        if done % 16 == 0 || done == texts.count { output.progress("reading", done, order.count) }
      }
      return (order[index], result)
    }
    return results.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func result(
    _ text: ArchivedText, _ names: TeamNames, _ anchors: (String) -> [String]?
  ) throws -> Result {
    let root = repository.root
    guard let stamp = sources[text.path], let bytes = try root.read(text.path) else {
      throw Failure("\(repository.prefix)\(text.path) went away while it was read; run this again")
    }
    let file = SourceFile(name: repository.prefix + text.path.description, bytes: bytes)
    let (uses, looks) = (DependencyRecorder(sources), looks)
    let shelf = PictureLookup(
      { name in text.place(of: name).flatMap { uses.stamp($0)?.size } },
      dots: { name in
        text.place(of: name).flatMap { uses.look($0, of: root, looks)?.size }.map { ($0.width, $0.height) }
      })
    let reading = ParsedText(text, file, in: catalogue, names: names, shelf: shelf, anchors: anchors)
    let (drawn, undrawn) = drawings.known(reading.contents.flatMap(\.diagrams).map(\.source))
    let pages = TextPages(
      reading, in: catalogue, frame: frame, look: look.decks, drawings: drawn,
      picture: showsPreviews && reading.isDeck && text.kind == .call ? SitePreviews.path(of: text.address) : nil,
      pictures: PictureSource(
        server: catalogue.community.hedgedoc, isShown: false,
        look: { name in text.place(of: name).flatMap { uses.look($0, of: root, looks) } },
        read: { name in text.place(of: name).flatMap { uses.read($0, of: root) } }))
    if let fault = uses.fault { throw Failure("\(repository.prefix)\(fault)") }
    for file in pages.files { try writer.put(file) }
    for asset in pages.assets { try writer.put("assets/\(asset)") { pages.asset(asset) } }
    if let searchPages { for page in pages.searched { try searchPages.put(page) } }
    var facts = pages.facts
    let findings = Check.run(reading.subject)
    facts.errors = findings.count { $0.severity == .error }
    facts.warnings = findings.count { $0.severity == .warning }
    // Rules say already what is not there at all.
    let missing = findings.filter(\.isAboutMissingPicture).map(\.range.lowerBound)
    facts.forgetLosses(at: missing)
    facts.faults = PageCheck.count(facts, of: text, in: catalogue)
    return Result(
      record: Record(
        stamp: stamp, facts: facts, outputs: pages.files.map(\.path) + pages.assets.map { "assets/\($0)" },
        searched: pages.searched.map(\.path), uses: uses.all, beside: Record.beside(text, in: catalogue)),
      faults: findings.filter(\.keepsFromPublishing), undrawn: undrawn)
  }
}

/// The files of the repository that a text looked at.
private final class DependencyRecorder: Sendable {
  private let sources: [RelativePath: FileStamp]
  private let state = Mutex((seen: [RelativePath: FileStamp?](), fault: FileFault?.none))

  init(_ sources: [RelativePath: FileStamp]) { self.sources = sources }

  func stamp(_ path: RelativePath) -> FileStamp? {
    let stamp = sources[path]
    state.withLock { $0.seen[path] = .some(stamp) }
    return stamp
  }

  /// The bytes of a file; `nil` where there is none, or none that can be read. A disk that fails is kept as a fault: a
  /// picture must not be lost for that.
  func read(_ path: RelativePath, of root: Folder) -> [UInt8]? {
    guard stamp(path) != nil else { return nil }
    do throws(FileFault) {
      return try root.read(path)
    } catch {
      if !error.isOfThisFileAlone { state.withLock { $0.fault = $0.fault ?? error } }
      return nil
    }
  }

  /// What a file is; `nil` where there is none, or none that can be read.
  func look(_ path: RelativePath, of root: Folder, _ looks: PictureInfoCache) -> PictureLook? {
    if stamp(path) == nil { return nil }
    if let known = looks[path] { return known }
    let look = read(path, of: root).map { PictureLook($0) }
    if let look { looks[path] = look }
    return look
  }

  var fault: FileFault? { state.withLock { $0.fault } }
  var all: [RelativePath: FileStamp?] { state.withLock { $0.seen } }
}

/// What pictures are, by their path: many texts show the same, and each is looked at once.
private final class PictureInfoCache: Sendable {
  private let known = Mutex<[RelativePath: PictureLook]>([:])

  subscript(path: RelativePath) -> PictureLook? {
    get { known.withLock { $0[path] } }
    set { known.withLock { $0[path] = newValue } }
  }
}

extension Diagnostic {
  fileprivate var isAboutMissingPicture: Bool { rule == "picture-missing" || rule == "picture-not-archived" }
}
