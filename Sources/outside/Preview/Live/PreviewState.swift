import Checks
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports
import Reveal
import Workspace

/// The decks of the preview, made from the repository's current files when a page asks for them.
final class PreviewState {
  private let live: LiveRepository
  private let diagrams: DiagramQueue
  private let pictures = PictureCache()
  private let previousCalls = PreviousCalls()
  private let findingsCache = KnownFindings()
  private var calls: [Day: PreviewedCall] = [:]
  private var slideCaches: [Day: SlideCache] = [:]
  private var decks: [Route: PreviewedDeck] = [:]
  /// Decks before the last change: pages that are still open request their files.
  private var previousDecks: [Route: PreviewedDeck] = [:]
  /// Routes of pages that are open in a browser.
  private var openRoutes: Set<Route> = []

  /// A deck's page with the slides that it was made of.
  struct PreviewedDeck {
    let call: PreviewedCall
    /// Indices into the call's slides.
    let slides: [Int]
    let page: LivePage
  }

  /// - Throws: `FileFault` if a template cannot be read.
  init(_ repository: Repository, directory: String?, _ diagrams: DiagramQueue) throws {
    live = try LiveRepository(repository, directory: directory)
    self.diagrams = diagrams
  }

  var repository: Repository { live.repository }
  var look: PageFiles { live.look }

  // MARK: Changes

  /// Drops everything made from changed files. `paths` are the changed files; `nil` if they are not known.
  func refresh(_ paths: Set<String>?) {
    previousDecks.merge(decks) { _, new in new }
    (decks, calls) = ([:], [:])
    let dates = paths.flatMap(repository.calls)
    previousCalls.forget(dates)
    findingsCache.forget(dates)
    guard dates == nil else { return }
    pictures.clear()
    live.reload()
  }

  /// Drops earlier pages and slides that no browser has open.
  func keep(_ routes: Set<Route>) {
    openRoutes = routes
    previousDecks = previousDecks.filter { routes.contains($0.key) }
    let dates = Set(routes.compactMap(\.date))
    slideCaches = slideCaches.filter { dates.contains($0.key) }
  }

  /// Drops pages but not the calls that were read, such as after diagrams were drawn.
  func redraw() {
    findingsCache.forget(nil)
    previousDecks.merge(decks) { _, new in new }
    decks = [:]
  }

  // MARK: Pages

  /// The deck of a page; `nil` if the route is not that of a deck.
  func deck(_ route: Route) -> PreviewedDeck? {
    if let deck = decks[route] { return deck }
    guard case .slides(let date, let team) = route, team == nil || repository.community.team(id: team ?? "") != nil,
      let call = call(date)
    else { return nil }
    let deck = makeDeck(call, team) ?? makeDeck(placeholder(in: call, for: team), nil)
    // Bounds the memory while a user goes through a whole archive.
    if decks.count >= Self.maximumDecks {
      decks = decks.filter { openRoutes.contains($0.key) }
      calls = calls.filter { call in openRoutes.contains { $0.date == call.key } }
    }
    decks[route] = deck
    return deck
  }

  private static let maximumDecks = 16

  /// `nil` if the call has no slide of the team.
  private func makeDeck(_ call: PreviewedCall, _ team: String?) -> PreviewedDeck? {
    let slides = call.slides(of: team)
    guard !slides.isEmpty else { return nil }
    let contents = slides.map { call.contents[$0] }
    let drawings = diagrams.drawings(of: contents.flatMap(\.diagrams).map(\.source))
    var setting = DeckPage.Setting(
      form: .linked(assets: "assets/"), pictures: source, drawings: drawings, hasSpeakerView: true)
    setting.whole = call.contents
    let page = DeckPage(call.deck, contents, setting)
    return PreviewedDeck(call: call, slides: slides, page: LivePage(page, look: look))
  }

  private func call(_ date: Day) -> PreviewedCall? {
    if let call = calls[date] { return call }
    let call: PreviewedCall?
    do {
      call = try PreviewedCall(date, in: repository, slides: &slideCaches[date, default: SlideCache()], findingsCache)
    } catch {
      call = PreviewedCall(date, title: "The deck cannot be made", sentence: "\(error)", isFault: true)
    }
    calls[date] = call
    return call
  }

  /// A placeholder slide for a team that has no slides.
  private func placeholder(in call: PreviewedCall, for team: String?) -> PreviewedCall {
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

  /// The bytes of a file that a call's pages use, of the current pages or of those before the last change.
  func file(_ name: String, of date: Day) -> [UInt8]? {
    func find() -> [UInt8]? {
      for (route, deck) in decks where route.date == date { if let file = deck.page.files[name] { return file } }
      for (route, deck) in previousDecks where route.date == date {
        if let file = deck.page.files[name] { return file }
      }
      return nil
    }
    return find() ?? deck(.slides(date, team: nil))?.page.files[name]
  }

  /// The HTML of a slide before the last change, for a page that still shows it.
  func html(of key: String, on route: Route) -> [UInt8]? {
    previousDecks[route]?.page.sections.first { $0.key == key }?.html
  }

  /// The findings in the files of a page's deck, and those about the repository.
  func findings(_ route: Route) -> [ShownFinding] {
    guard let deck = deck(route) else { return [] }
    var found = live.faults.map { ShownFinding($0, slide: nil) }
    let drawings = DrawingLookup { [diagrams] in diagrams.drawing($0) }
    let all: [Diagnostic]
    do {
      all = try deck.call.findings(in: repository, drawings: drawings, previousCalls, findingsCache)
    } catch {
      all = [live.fault("nothing could be checked: \(error)")]
    }
    let places = Dictionary(deck.slides.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    for finding in all {
      let slide = deck.call.slide(of: finding)
      // A page of one team leaves out findings of other teams.
      if case .slides(_, _?) = route, let slide, places[slide] == nil { continue }
      found.append(ShownFinding(finding, slide: slide.flatMap { places[$0] }))
    }
    return found
  }
}

extension Route {
  /// The day of the call that a page belongs to; `nil` for the start page.
  var date: Day? {
    switch self {
    case .call(let date), .slides(let date, _): date
    case .asset(let date, _): date
    default: nil
    }
  }
}

extension Repository {
  /// The days of the calls whose reports these files are; `nil` if other files are among them.
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
}
