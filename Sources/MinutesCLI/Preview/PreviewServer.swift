import Diagnostics
import Glibc
import HTML
import Preview
import Reports
import Reveal
import Transfers

/// Answers browsers, and tells open pages what has changed.
final class PreviewServer {
  private let room: PreviewRoom
  private let program: LiveProgram
  private var readers: [Int: Reader] = [:]

  /// An open page.
  private struct Reader {
    let route: Route
    /// The version of its scripts.
    let mark: String
    /// What it shows.
    var keys: [String]
    /// What else of its deck it knows: title, options, style sheets, and the findings.
    var head = ""
    var findings: [ShownFinding]?
  }

  init(_ room: PreviewRoom, _ program: LiveProgram) { (self.room, self.program) = (room, program) }

  func take(_ event: LiveEvent) throws {
    switch event {
    case .asked(let id, let target): try program.send(PreviewAnswer(to: target, from: room).order(id))
    case .said(let reader, let text):
      guard let greeting = PageGreeting(text) else { return }
      readers[reader] = Reader(route: greeting.route, mark: greeting.mark, keys: greeting.keys)
      try renew([reader])
    case .left(let reader): readers[reader] = nil
    case .joined, .listening, .failed: break
    }
  }

  // MARK: Open pages

  /// Brings all open pages up to date.
  func updateAll() throws { try renew(Array(readers.keys)) }

  /// Pages with other scripts are loaded anew, the others changed.
  private func renew(_ ids: [Int]) throws {
    let mark = room.look.liveMark
    let late = ids.filter { readers[$0]?.mark.utf8.elementsEqual(mark.utf8) != true }
    if !late.isEmpty { try tell(late, PageNews.reload) }
    for id in late { readers[id] = nil }
    try update(ids.filter { readers[$0] != nil })
  }

  private func update(_ ids: [Int]) throws {
    let groups = Dictionary(grouping: ids) { readers[$0]?.route ?? .start }
    // All see their text before anybody's faults are looked for.
    for (route, ids) in groups { try tellChange(route, ids) }
    for (route, ids) in groups { try tellFindings(route, ids) }
    room.keep(Set(readers.values.map(\.route)))
  }

  private func tellChange(_ route: Route, _ ids: [Int]) throws {
    guard case .slides = route else { return try tellPage(route, ids) }
    guard let page = room.deck(route)?.page else { return }
    let keys = page.sections.map(\.key)
    for (before, ids) in Dictionary(grouping: ids, by: { readers[$0]?.keys ?? [] }) {
      let late = ids.filter { readers[$0]?.head != page.head || before != keys }
      guard !late.isEmpty else { continue }
      try tell(late, DeckChange(from: before, to: page) { room.html(of: $0, on: route) })
      for id in late {
        readers[id]?.keys = keys
        readers[id]?.head = page.head
      }
    }
  }

  private func tellPage(_ route: Route, _ ids: [Int]) throws {
    // What cannot be read at the moment stays as it was shown; whoever asks for the page is told why.
    guard let page = try? room.plainPage(route) else { return }
    let late = ids.filter { readers[$0]?.keys != [page.key] }
    guard !late.isEmpty else { return }
    try tell(late, page.news)
    for id in late { readers[id]?.keys = [page.key] }
  }

  private func tellFindings(_ route: Route, _ ids: [Int]) throws {
    guard case .slides = route else { return }
    let findings = room.findings(route)
    let late = ids.filter { readers[$0]?.findings != findings }
    guard !late.isEmpty else { return }
    try tell(late, PageNews.findings(findings))
    for id in late { readers[id]?.findings = findings }
  }

  private func tell(_ ids: [Int], _ news: some Encodable) throws {
    try program.send(.tell(readers: ids, text: JSONLine.bytes(news)))
  }
}
