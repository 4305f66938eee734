import Checks
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports
import Reveal
import Workspace

/// What the preview shows: decks made of the repository as it is at the moment, each made when somebody looks at it.
final class PreviewState {
  private(set) var repository: Repository
  private(set) var look: PageFiles
  /// What is wrong with files that the whole repository depends on; the last good ones stay in use.
  private var faults: [Diagnostic] = []
  private let directory: String?
  private let illustrator: DiagramQueue
  private let pictures = PictureCache()
  private let earlier = PreviousCalls()
  private let known = KnownFindings()
  private var calls: [Day: PreviewedCall] = [:]
  private var shelves: [Day: SlideCache] = [:]
  private var shown: [Route: ShownDeck] = [:]
  /// What was shown before the last change, which pages that are still open ask for.
  private var past: [Route: ShownDeck] = [:]
  /// The pages that somebody has open.
  private var open: Set<Route> = []

  /// A deck's page and what it was made of.
  struct ShownDeck {
    let call: PreviewedCall
    /// The slides of the call that are on the page.
    let slides: [Int]
    let page: LivePage
  }

  init(_ repository: Repository, directory: String?, _ illustrator: DiagramQueue) throws {
    (self.repository, self.directory, self.illustrator) = (repository, directory, illustrator)
    look = try repository.look()
  }

  // MARK: Changes

  /// Has everything looked at again. `paths` are what has changed, where that is known.
  func refresh(_ paths: Set<String>?) {
    past.merge(shown) { _, new in new }
    (shown, calls) = ([:], [:])
    let dates = paths.flatMap(repository.calls)
    earlier.forget(dates)
    known.forget(dates)
    guard dates == nil else { return }
    pictures.forget()
    renew()
  }

  /// Forgets pages that nobody has open any more.
  func keep(_ open: Set<Route>) {
    self.open = open
    past = past.filter { open.contains($0.key) }
    let dates = Set(open.compactMap(\.date))
    shelves = shelves.filter { dates.contains($0.key) }
  }

  /// Has pages made again of what has been read, as when diagrams have been drawn.
  func redraw() {
    known.forget(nil)
    past.merge(shown) { _, new in new }
    shown = [:]
  }

  /// Settings and templates; where they are wrong, the last good ones stay.
  private func renew() {
    faults = []
    do {
      let root = try Folder(path: repository.root.path)
      guard let bytes = try root.read(Layout.settings) else {
        return report("\(repository.prefix)\(Settings.fileName) is not there; put it back")
      }
      let settings = Settings(SourceFile(name: repository.prefix + Settings.fileName, bytes: bytes))
      guard settings.diagnostics.isEmpty else {
        faults = settings.diagnostics
        return
      }
      repository = try Repository.find(directory)
      look = try repository.look()
    } catch {
      report("\(error)")
    }
  }

  private func report(_ sentence: String) { faults.append(fault(sentence)) }

  /// A finding about the repository as a whole.
  private func fault(_ sentence: String) -> Diagnostic {
    let file = SourceFile(name: repository.prefix + Settings.fileName, bytes: [])
    return Diagnostic(
      rule: FileRule.settingsInvalid.id, severity: .error, message: sentence, file: file, range: 0..<0)
  }

  // MARK: Pages

  /// The deck that a page shows; `nil` where the route leads to none.
  func deck(_ route: Route) -> ShownDeck? {
    if let deck = shown[route] { return deck }
    guard case .slides(let date, let team) = route, team == nil || repository.community.team(id: team ?? "") != nil,
      let call = call(date)
    else { return nil }
    let deck = show(call, team) ?? show(stand(in: call, for: team), nil)
    // Who looks through a whole archive does not have all of it kept.
    if shown.count >= Self.mostDecks {
      shown = shown.filter { open.contains($0.key) }
      calls = calls.filter { call in open.contains { $0.date == call.key } }
    }
    shown[route] = deck
    return deck
  }

  private static let mostDecks = 16

  /// `nil` where there is nothing to show.
  private func show(_ call: PreviewedCall, _ team: String?) -> ShownDeck? {
    let slides = call.slides(of: team)
    guard !slides.isEmpty else { return nil }
    let contents = slides.map { call.contents[$0] }
    let drawings = illustrator.drawings(of: contents.flatMap(\.diagrams).map(\.source))
    var setting = DeckPage.Setting(
      form: .linked(assets: "assets/"), pictures: source, drawings: drawings, hasSpeakerView: true)
    setting.whole = call.contents
    let page = DeckPage(call.deck, contents, setting)
    return ShownDeck(call: call, slides: slides, page: LivePage(page, look: look))
  }

  private func call(_ date: Day) -> PreviewedCall? {
    if let call = calls[date] { return call }
    let call: PreviewedCall?
    do {
      call = try PreviewedCall(date, in: repository, known: &shelves[date, default: SlideCache()], known)
    } catch {
      call = PreviewedCall(date, title: "The deck cannot be made", sentence: "\(error)", isFault: true)
    }
    calls[date] = call
    return call
  }

  /// A slide for a team that has none.
  private func stand(in call: PreviewedCall, for team: String?) -> PreviewedCall {
    let name = team.flatMap { repository.community.team(id: $0) }?.name ?? "No slides"
    let file = "\(repository.prefix)\(repository.layout.reports(of: call.date))/\(team ?? "").md"
    return PreviewedCall(
      call.date, title: name, sentence: "Nothing to show yet: \(file) is not there, or not filled in.", isFault: false)
  }

  private var source: PictureSource {
    let (pictures, repository, folder) = (self.pictures, repository, repository.layout.decks)
    return PictureSource(server: repository.community.hedgedoc, hosts: repository.community.pictureHosts) { name in
      pictures.read(name) { name in
        (folder / name).flatMap { try? repository.root.read($0) } ?? repository.pictureToBring(name)
      }
    }
  }

  /// A file of a call's pages, as they are or as they were before the last change.
  func file(_ name: String, of date: Day) -> [UInt8]? {
    func find() -> [UInt8]? {
      for (route, deck) in shown where route.date == date { if let file = deck.page.files[name] { return file } }
      for (route, deck) in past where route.date == date { if let file = deck.page.files[name] { return file } }
      return nil
    }
    return find() ?? deck(.slides(date, team: nil))?.page.files[name]
  }

  /// What a slide looked like that a page still shows.
  func html(of key: String, on route: Route) -> [UInt8]? {
    past[route]?.page.sections.first { $0.key == key }?.html
  }

  /// What is found in the files of a page's deck.
  func findings(_ route: Route) -> [ShownFinding] {
    guard let deck = deck(route) else { return [] }
    var found = faults.map { ShownFinding($0, slide: nil) }
    let shelf = DrawingLookup { [illustrator] in illustrator.drawing($0) }
    let all: [Diagnostic]
    do {
      all = try deck.call.findings(in: repository, drawings: shelf, earlier: earlier, known: known)
    } catch {
      all = [fault("nothing could be checked: \(error)")]
    }
    let places = Dictionary(deck.slides.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    for finding in all {
      let slide = deck.call.slide(of: finding)
      // A lead is not told of the others' faults.
      if case .slides(_, _?) = route, let slide, places[slide] == nil { continue }
      found.append(ShownFinding(finding, slide: slide.flatMap { places[$0] }))
    }
    return found
  }
}

extension Route {
  /// The call that a page belongs to.
  var date: Day? {
    switch self {
    case .call(let date), .slides(let date, _): date
    case .asset(let date, _): date
    default: nil
    }
  }
}

extension Repository {
  /// The calls whose reports these are; `nil` where other files are among them.
  fileprivate func calls(ofReports paths: Set<String>) -> [Day]? {
    let folder = "\(root.path)/\(Layout.reports)/"
    var dates: [Day] = []
    for path in paths {
      guard path.utf8.starts(with: folder.utf8) else { return nil }
      let name = path.utf8.dropFirst(folder.utf8.count).prefix { $0 != UInt8(ascii: "/") }
      guard let date = Day(String(decoding: name, as: UTF8.self)) else { return nil }
      dates.append(date)
    }
    return dates
  }

  /// The look of pages, the repository's own where it has one.
  fileprivate func look() throws -> PageFiles {
    try PageFiles(style: template("deck.css"), script: template("deck.js"))
  }
}
