import Bytes
import Diagnostics
import Reports
import Reveal

/// Answers browsers, and tells open pages what has changed.
final class PreviewServer {
  private let room: PreviewState
  private let server: HTTPServer
  /// The names of open streams of events; each carries what is told to one page or more.
  private var streams: Set<String> = []
  private var readers: [PageID: Reader] = [:]

  /// A page, by its stream and its number there.
  private struct PageID: Hashable {
    let stream: String
    let number: Int
  }

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

  init(_ room: PreviewState, _ server: HTTPServer) {
    (self.room, self.server) = (room, server)
    server.serve(
      { [weak self] request in try self?.answer(request) ?? .answer(ServerAnswer(503)) },
      left: { [weak self] name in self?.leave(name) })
  }

  private func answer(_ request: ServerRequest) throws -> ServerReply {
    guard request.target.utf8.elementsEqual(Self.live.utf8) else {
      return .answer(request.isPost ? PreviewAnswer.noPost : PreviewAnswer(to: request.target, from: room).answer)
    }
    if request.isPost { return .answer(try hear(request.body)) }
    // A link that leads here would keep a stream open that nobody reads.
    guard request.wantsEvents, !request.isForeign else { return .answer(PreviewAnswer.noEvents) }
    let name = StreamName.random()
    streams.insert(name)
    return .stream(name: name, headers: PreviewAnswer.eventHeaders, first: EventText.stream(name))
  }

  private func hear(_ body: [UInt8]) throws -> ServerAnswer {
    guard let message = PageMessage(body) else { return ServerAnswer(400) }
    guard streams.contains(message.stream) else { return ServerAnswer(410) }
    let id = PageID(stream: message.stream, number: message.page)
    switch message.content {
    case .shows(let greeting):
      readers[id] = Reader(route: greeting.route, mark: greeting.mark, keys: greeting.keys)
      try renew([id])
    case .wakes: break
    case .left: readers[id] = nil
    }
    return ServerAnswer(204)
  }

  private func leave(_ stream: String) {
    streams.remove(stream)
    readers = readers.filter { $0.key.stream != stream }
  }

  private static let live = "/live"

  // MARK: Open pages

  /// Brings all open pages up to date.
  func updateAll() throws { try renew(Array(readers.keys)) }

  /// Pages with other scripts are loaded anew, the others changed.
  private func renew(_ ids: [PageID]) throws {
    let mark = room.look.liveMark
    let late = ids.filter { readers[$0]?.mark.utf8.elementsEqual(mark.utf8) != true }
    if !late.isEmpty { try tell(late, PageNews.reload) }
    for id in late { readers[id] = nil }
    try update(ids.filter { readers[$0] != nil })
  }

  private func update(_ ids: [PageID]) throws {
    let groups = Dictionary(grouping: ids) { readers[$0]?.route ?? .start }
    // All see their text before anybody's faults are looked for.
    for (route, ids) in groups { try tellChange(route, ids) }
    for (route, ids) in groups { try tellFindings(route, ids) }
    room.keep(Set(readers.values.map(\.route)))
  }

  private func tellChange(_ route: Route, _ ids: [PageID]) throws {
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

  private func tellPage(_ route: Route, _ ids: [PageID]) throws {
    // What cannot be read at the moment stays as it was shown; whoever asks for the page is told why.
    guard let page = try? room.plainPage(route) else { return }
    let late = ids.filter { readers[$0]?.keys != [page.key] }
    guard !late.isEmpty else { return }
    try tell(late, page.news)
    for id in late { readers[id]?.keys = [page.key] }
  }

  private func tellFindings(_ route: Route, _ ids: [PageID]) throws {
    guard case .slides = route else { return }
    let findings = room.findings(route)
    let late = ids.filter { readers[$0]?.findings != findings }
    guard !late.isEmpty else { return }
    try tell(late, PageNews.findings(findings))
    for id in late { readers[id]?.findings = findings }
  }

  private func tell(_ ids: [PageID], _ news: some Encodable) throws {
    let line = try JSONLine.bytes(news)
    for (stream, ids) in Dictionary(grouping: ids, by: \.stream) {
      server.send(EventText.news(line, for: ids.map(\.number).sorted()), to: stream)
    }
  }
}
