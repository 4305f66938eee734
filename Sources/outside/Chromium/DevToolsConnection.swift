import FoundationEssentials

/// Connection to a running Chromium by the DevTools Protocol: sends commands, receives their answers, and meanwhile
/// serves the requests of pages.
final class DevToolsConnection {
  let process: ChromiumProcess
  /// Files of each page, by its session ID.
  var sites: [String: VisibleFiles] = [:]
  private(set) var refused: [String] = []
  private let deadline: Deadline
  private let seconds: Int
  private var lastID = 0

  init(process: ChromiumProcess, seconds: Int) {
    (self.process, self.seconds) = (process, seconds)
    deadline = Deadline(seconds: seconds)
  }

  /// Origin of all pages. The host does not exist and is never resolved.
  static let origin = "https://minutes.invalid/"

  /// Sends a command and returns its result. Waits until the connection's deadline or the earlier `limit`.
  ///
  /// `what` describes the wait in error messages, such as "the page to be ready".
  func call<Result: Decodable>(
    _ method: String, _ parameters: some Encodable, session: String? = nil, as: Result.Type,
    waitingFor what: String? = nil, limit: Deadline? = nil
  ) throws(ExportFault) -> Result {
    let id = try send(method, parameters, session: session)
    while true {
      guard let message = try process.receive(until: Deadline.earlier(deadline, limit)) else {
        guard deadline.hasPassed else { throw ExportFault("\(what ?? method) took too long", kind: .timedOut) }
        throw ExportFault(
          "Chromium was stopped after \(seconds) s, waiting for \(what ?? "its answer to \(method)"); "
            + "export fewer decks at once")
      }
      let bytes = Data(message)
      let envelope: Protocol.Envelope = try decode(bytes)
      if envelope.id == id {
        if let problem = envelope.error { throw ExportFault("Chromium refused \(method): \(problem.message)") }
        let answer: Protocol.Answer<Result> = try decode(bytes)
        return answer.result
      }
      if let method = envelope.method, let source = envelope.sessionId {
        try handleEvent(method, bytes, source: source, isAwaited: source == session)
      }
    }
  }

  /// Sends a command without waiting for its answer, and returns its ID.
  @discardableResult
  func send(_ method: String, _ parameters: some Encodable, session: String?) throws(ExportFault) -> Int {
    lastID += 1
    let command = Protocol.Command(id: lastID, method: method, params: parameters, sessionId: session)
    let message: Data
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .withoutEscapingSlashes
      message = try encoder.encode(command)
    } catch {
      throw ExportFault("a message to Chromium could not be written: \(error)")
    }
    try process.send(Array(message))
    return lastID
  }

  private func decode<Value: Decodable>(_ bytes: Data) throws(ExportFault) -> Value {
    do { return try JSONDecoder().decode(Value.self, from: bytes) } catch {
      throw ExportFault("Chromium said something that is not understood: \(error)")
    }
  }

  // MARK: Events of pages

  private func handleEvent(_ method: String, _ bytes: Data, source: String, isAwaited: Bool) throws(ExportFault) {
    switch method {
    case "Fetch.requestPaused":
      let event: Protocol.Event<Protocol.PausedRequest> = try decode(bytes)
      try serve(event.params, session: source)
    case "Target.attachedToTarget":
      let event: Protocol.Event<Protocol.Attached> = try decode(bytes)
      try attach(event.params, to: source)
    case "Inspector.targetCrashed" where isAwaited:
      throw ExportFault("the page took more memory than Chromium has; make the deck smaller", kind: .crashed)
    default: break
    }
  }

  private func serve(_ paused: Protocol.PausedRequest, session: String) throws(ExportFault) {
    struct Header: Encodable { let name, value: String }
    struct Fulfil: Encodable {
      let requestId: String
      let responseCode = 200
      let responseHeaders: [Header]
      let body: String
    }
    struct Fail: Encodable {
      let requestId: String
      let errorReason = "BlockedByClient"
    }
    let address = paused.request.url
    let own = address.utf8.starts(with: Self.origin.utf8)
    let path = String(
      decoding: address.utf8.dropFirst(Self.origin.utf8.count).prefix { $0 != 0x3F && $0 != 0x23 }, as: UTF8.self)
    guard own, let file = sites[session]?.file(path) else {
      // Not worth recording: the icon that every browser requests, and requests of a page that is being closed.
      if path != "favicon.ico", sites[session] != nil { recordRefused(address) }
      return try post("Fetch.failRequest", Fail(requestId: paused.requestId), session: session)
    }
    let answer = Fulfil(
      requestId: paused.requestId, responseHeaders: [Header(name: "Content-Type", value: file.type)],
      body: Data(file.bytes).base64EncodedString())
    try post("Fetch.fulfillRequest", answer, session: session)
  }

  /// Applies the parent's restrictions to a new frame or worker; closes a new window before it can send a request.
  private func attach(_ child: Protocol.Attached, to parent: String) throws(ExportFault) {
    switch child.targetInfo.type {
    case "iframe", "worker":
      sites[child.sessionId] = sites[parent]
      try post("Fetch.enable", Protocol.Patterns(), session: child.sessionId)
      try post("Target.setAutoAttach", Protocol.AutoAttach(), session: child.sessionId)
      try post("Runtime.runIfWaitingForDebugger", Protocol.Empty(), session: child.sessionId)
    default:
      recordRefused(child.targetInfo.url)
      try post("Target.closeTarget", Protocol.Target(targetId: child.targetInfo.targetId), session: nil)
    }
  }

  /// Sends a command whose answer is ignored.
  private func post(_ method: String, _ parameters: some Encodable, session: String?) throws(ExportFault) {
    try send(method, parameters, session: session)
  }

  private func recordRefused(_ address: String) {
    if refused.count < 1_000 { refused.append(address) }
  }
}
