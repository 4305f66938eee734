import Bytes
import Diagnostics
import Reports
import Reveal

/// Answers requests, and sends changes to open pages.
final class PreviewServer {
  private let state: PreviewState
  private let server: HTTPServer
  /// Names of open event streams. Pages of one browser share a stream.
  private var streams: Set<String> = []
  private var pages: [PageID: OpenPage] = [:]

  /// Identifies a page by its stream and its number there.
  private struct PageID: Hashable {
    let stream: String
    let number: Int
  }

  /// State of a page in a browser, as last reported by it or sent to it.
  private struct OpenPage {
    let route: Route
    /// Version of its scripts.
    let mark: String
    /// Keys of its slides, or of its content.
    var keys: [String]
    /// The deck's title, options, style sheets and scripts.
    var head = ""
    var findings: [ShownFinding]?
  }

  init(_ state: PreviewState, _ server: HTTPServer) {
    (self.state, self.server) = (state, server)
    server.serve(
      { [weak self] request in try self?.answer(request) ?? .answer(ServerAnswer(503)) },
      onStreamClosed: { [weak self] name in self?.removeStream(name) })
  }

  private func answer(_ request: ServerRequest) throws -> ServerReply {
    guard request.target.utf8.elementsEqual(Self.live.utf8) else {
      return .answer(request.isPost ? PreviewAnswer.noPost : PreviewAnswer(to: request.target, from: state).answer)
    }
    if request.isPost { return .answer(try handleMessage(request.body)) }
    // Opening a link to this address must not keep an unused stream open.
    guard request.acceptsEvents, !request.isForeign else { return .answer(PreviewAnswer.noEvents) }
    let name = StreamName.random()
    streams.insert(name)
    return .stream(name: name, headers: PreviewAnswer.eventHeaders, first: EventText.stream(name))
  }

  private func handleMessage(_ body: [UInt8]) throws -> ServerAnswer {
    guard let message = PageMessage(body) else { return ServerAnswer(400) }
    guard streams.contains(message.stream) else { return ServerAnswer(410) }
    let id = PageID(stream: message.stream, number: message.page)
    switch message.content {
    case .shows(let greeting):
      pages[id] = OpenPage(route: greeting.route, mark: greeting.mark, keys: greeting.keys)
      try refresh([id])
    case .wakes: break
    case .closed: pages[id] = nil
    }
    return ServerAnswer(204)
  }

  private func removeStream(_ stream: String) {
    streams.remove(stream)
    pages = pages.filter { $0.key.stream != stream }
  }

  private static let live = "/live"

  // MARK: Open pages

  /// Sends changes to all open pages.
  func updateAll() throws { try refresh(Array(pages.keys)) }

  /// Reloads pages with another version of the scripts, and updates the others.
  private func refresh(_ ids: [PageID]) throws {
    let mark = state.look.liveMark
    let outdated = ids.filter { pages[$0]?.mark.utf8.elementsEqual(mark.utf8) != true }
    if !outdated.isEmpty { try send(PageUpdate.reload, to: outdated) }
    for id in outdated { pages[id] = nil }
    try update(ids.filter { pages[$0] != nil })
  }

  private func update(_ ids: [PageID]) throws {
    let groups = Dictionary(grouping: ids) { pages[$0]?.route ?? .start }
    // Changes first, since finding problems takes longer.
    for (route, ids) in groups { try sendChange(route, ids) }
    for (route, ids) in groups { try sendFindings(route, ids) }
    state.keep(Set(pages.values.map(\.route)))
  }

  private func sendChange(_ route: Route, _ ids: [PageID]) throws {
    guard case .slides = route else { return try sendPage(route, ids) }
    guard let page = state.deck(route)?.page else { return }
    let keys = page.sections.map(\.key)
    for (before, ids) in Dictionary(grouping: ids, by: { pages[$0]?.keys ?? [] }) {
      let outdated = ids.filter { pages[$0]?.head != page.head || before != keys }
      guard !outdated.isEmpty else { continue }
      try send(DeckChange(from: before, to: page) { state.html(of: $0, on: route) }, to: outdated)
      for id in outdated {
        pages[id]?.keys = keys
        pages[id]?.head = page.head
      }
    }
  }

  private func sendPage(_ route: Route, _ ids: [PageID]) throws {
    // If the page cannot be made now, browsers keep showing the last one; loading it anew shows the error.
    guard let page = try? state.plainPage(route) else { return }
    let outdated = ids.filter { pages[$0]?.keys != [page.key] }
    guard !outdated.isEmpty else { return }
    try send(page.update, to: outdated)
    for id in outdated { pages[id]?.keys = [page.key] }
  }

  private func sendFindings(_ route: Route, _ ids: [PageID]) throws {
    guard case .slides = route else { return }
    let findings = state.findings(route)
    let outdated = ids.filter { pages[$0]?.findings != findings }
    guard !outdated.isEmpty else { return }
    try send(PageUpdate.findings(findings), to: outdated)
    for id in outdated { pages[id]?.findings = findings }
  }

  private func send(_ update: some Encodable, to ids: [PageID]) throws {
    let line = try JSONLine.bytes(update)
    for (stream, ids) in Dictionary(grouping: ids, by: \.stream) {
      server.send(EventText.update(line, for: ids.map(\.number).sorted()), to: stream)
    }
  }
}
