import Bytes
import HTML
import Reveal

/// The answer to a browser's request for an address.
struct PreviewAnswer {
  private var status = 200
  private var type = "text/html; charset=utf-8"
  private var policy = PlainPage.policy
  private var extraHeaders: [(name: String, value: String)] = []
  private let body: [UInt8]

  /// Creates the answer to a request's target: a page or file of the preview's state, else an error.
  init(to target: String, from state: PreviewState) {
    do {
      self = try Self.make(target, state) ?? PreviewAnswer(404, "There is no such page; the calls are at /\n")
    } catch {
      self.init(500, "\(error)\n")
    }
    if body.count > Self.maximumSize { self.init(413, "This is larger than pages can show; make it smaller.\n") }
  }

  /// The answer with all its headers.
  var answer: ServerAnswer {
    ServerAnswer(
      status, headers: [("Content-Type", type), ("Content-Security-Policy", policy)] + Self.headers + extraHeaders,
      body: body)
  }

  private init(_ body: [UInt8]) { self.body = body }

  private init(_ status: Int, _ sentence: String) {
    (self.status, type, policy) = (status, "text/plain; charset=utf-8", Self.filePolicy)
    body = Array(sentence.utf8)
  }

  private static func make(_ target: String, _ state: PreviewState) throws -> PreviewAnswer? {
    guard let route = Route(target) else { return nil }
    switch route {
    case .start, .call: return try state.plainPage(route).map { PreviewAnswer($0.html(look: state.look)) }
    case .slides:
      guard let page = state.deck(route)?.page else { return nil }
      var answer = PreviewAnswer(page.html(bar: LiveBar(route: route).markup.bytes, look: state.look))
      answer.policy = page.policy
      return answer
    case .asset(let date, let name):
      guard let bytes = state.look.live(name) ?? date.flatMap({ state.file(name, of: $0) }) else { return nil }
      var answer = PreviewAnswer(bytes)
      (answer.type, answer.policy) = (MediaType.of(name), date == nil ? workerPolicy : filePolicy)
      return answer
    case .icon:
      var answer = PreviewAnswer([])
      answer.status = 204
      return answer
    case .redirect(let path):
      var answer = PreviewAnswer([])
      (answer.status, answer.extraHeaders) = (301, [("Location", path)])
      return answer
    }
  }

  /// Content-Security-Policy of the shared worker that connects pages to this server, and of the other assets.
  private static let workerPolicy = "default-src 'none'; connect-src 'self'"

  /// Maximum size of a body, in bytes; larger than any picture that a deck can show.
  private static let maximumSize = 64 << 20

  /// Content-Security-Policy of files: a picture opened by itself can neither run scripts nor load anything.
  private static let filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

  private static let headers = [
    ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-cache"),
  ]

  // MARK: Event streams and messages

  /// Headers of an event stream.
  static let eventHeaders =
    [("Content-Type", "text/event-stream"), ("Content-Security-Policy", filePolicy)] + headers

  /// The answer to requests for the event stream that do not come from one of the preview's pages.
  static let noEvents = PreviewAnswer(406, "only the preview's own pages can follow its events\n").answer

  /// The answer to POST at an address that accepts no messages.
  static var noPost: ServerAnswer {
    var answer = PreviewAnswer(405, "only GET and HEAD are answered here\n")
    answer.extraHeaders = [("Allow", "GET, HEAD")]
    return answer.answer
  }
}

extension PreviewState {
  /// Returns the page of a route other than a deck's; `nil` if there is none.
  func plainPage(_ route: Route) throws -> PlainPage? {
    switch route {
    case .start: try repository.startPage()
    case .call(let date): try repository.callPage(date)
    default: nil
    }
  }
}
