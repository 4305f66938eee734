import Bytes
import HTML
import Reveal

/// What a browser gets for an address.
struct PreviewAnswer {
  private var status = 200
  private var type = "text/html; charset=utf-8"
  private var policy = PlainPage.policy
  private var more: [(name: String, value: String)] = []
  private let body: [UInt8]

  /// Answers from what the room knows; there is no address of anything else.
  init(to target: String, from room: PreviewState) {
    do {
      self = try Self.found(target, room) ?? PreviewAnswer(404, "There is no such page; the calls are at /\n")
    } catch {
      self.init(500, "\(error)\n")
    }
    if body.count > Self.largest { self.init(413, "This is larger than pages can show; make it smaller.\n") }
  }

  /// What the server sends.
  var answer: ServerAnswer {
    ServerAnswer(
      status, headers: [("Content-Type", type), ("Content-Security-Policy", policy)] + Self.headers + more, body: body)
  }

  private init(_ body: [UInt8]) { self.body = body }

  private init(_ status: Int, _ sentence: String) {
    (self.status, type, policy) = (status, "text/plain; charset=utf-8", Self.filePolicy)
    body = Array(sentence.utf8)
  }

  private static func found(_ target: String, _ room: PreviewState) throws -> PreviewAnswer? {
    guard let route = Route(target) else { return nil }
    switch route {
    case .start, .call: return try room.plainPage(route).map { PreviewAnswer($0.html(look: room.look)) }
    case .slides:
      guard let page = room.deck(route)?.page else { return nil }
      var answer = PreviewAnswer(page.html(bar: LiveBar(route: route).markup.bytes, look: room.look))
      answer.policy = page.policy
      return answer
    case .asset(let date, let name):
      guard let bytes = room.look.live(name) ?? date.flatMap({ room.file(name, of: $0) }) else { return nil }
      var answer = PreviewAnswer(bytes)
      (answer.type, answer.policy) = (MediaType.of(name), date == nil ? workerPolicy : filePolicy)
      return answer
    case .icon:
      var answer = PreviewAnswer([])
      answer.status = 204
      return answer
    case .elsewhere(let path):
      var answer = PreviewAnswer([])
      (answer.status, answer.more) = (301, [("Location", path)])
      return answer
    }
  }

  /// Pages share a worker that connects them to this server; its policy is that of its own file.
  private static let workerPolicy = "default-src 'none'; connect-src 'self'"

  /// Bytes; no picture that a deck shows is that large.
  private static let largest = 64 << 20

  /// A picture that is opened by itself can neither run nor load anything.
  private static let filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

  private static let headers = [
    ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-cache"),
  ]

  // MARK: Where pages speak and are spoken to

  /// A stream of events begins with these.
  static let eventHeaders =
    [("Content-Type", "text/event-stream"), ("Content-Security-Policy", filePolicy)] + headers

  /// For whoever would not read a stream of events.
  static let noEvents = PreviewAnswer(406, "only the preview's own pages can follow its events\n").answer

  /// For whoever wants to change something.
  static var noPost: ServerAnswer {
    var answer = PreviewAnswer(405, "only GET and HEAD are answered here\n")
    answer.more = [("Allow", "GET, HEAD")]
    return answer.answer
  }
}

extension PreviewState {
  /// The page of a route that is no deck; `nil` where it leads to none.
  func plainPage(_ route: Route) throws -> PlainPage? {
    switch route {
    case .start: try repository.startPage()
    case .call(let date): try repository.callPage(date)
    default: nil
    }
  }
}
