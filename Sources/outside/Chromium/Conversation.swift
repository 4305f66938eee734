import FoundationEssentials

/// Commands to a running Chromium and their answers; what pages ask for meanwhile is served.
final class Conversation {
  let process: ChromiumProcess
  /// What each page may see, by the session that it is spoken to in.
  var sites: [String: VisibleFiles] = [:]
  private(set) var refused: [String] = []
  private let deadline: Deadline
  private let seconds: Int
  private var lastID = 0

  init(process: ChromiumProcess, seconds: Int) {
    (self.process, self.seconds) = (process, seconds)
    deadline = Deadline(seconds: seconds)
  }

  /// The origin of all pages; no such host exists, and none is asked for.
  static let origin = "https://minutes.invalid/"

  /// Sends a command and waits for its answer, at most until the limit where there is one.
  ///
  /// `what` says to people what is waited for: "the page to be ready".
  func call<Result: Decodable>(
    _ method: String, _ parameters: some Encodable, session: String? = nil, as: Result.Type,
    waitingFor what: String? = nil, limit: Deadline? = nil
  ) throws(ExportFault) -> Result {
    let id = try send(method, parameters, session: session)
    while true {
      guard let message = try process.receive(until: Deadline.earlier(deadline, limit)) else {
        guard deadline.isOver else { throw ExportFault("\(what ?? method) took too long", kind: .late) }
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
        try hear(method, bytes, source: source, isAwaited: source == session)
      }
    }
  }

  /// Sends a command whose answer nobody waits for, and gives back its number.
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

  // MARK: What pages do by themselves

  private func hear(_ method: String, _ bytes: Data, source: String, isAwaited: Bool) throws(ExportFault) {
    switch method {
    case "Fetch.requestPaused":
      let event: Protocol.Event<Protocol.PausedRequest> = try decode(bytes)
      try serve(event.params, session: source)
    case "Target.attachedToTarget":
      let event: Protocol.Event<Protocol.Attached> = try decode(bytes)
      try meet(event.params, from: source)
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
      // The picture of the tab, which every browser asks for; and a page that is being closed.
      if path != "favicon.ico", sites[session] != nil { refuse(address) }
      return try forget("Fetch.failRequest", Fail(requestId: paused.requestId), session: session)
    }
    let answer = Fulfil(
      requestId: paused.requestId, responseHeaders: [Header(name: "Content-Type", value: file.type)],
      body: Data(file.bytes).base64EncodedString())
    try forget("Fetch.fulfillRequest", answer, session: session)
  }

  /// A frame or a script of its own is held to the same; a window that a page opens is closed before it asks for anything.
  private func meet(_ child: Protocol.Attached, from parent: String) throws(ExportFault) {
    switch child.targetInfo.type {
    case "iframe", "worker":
      sites[child.sessionId] = sites[parent]
      try forget("Fetch.enable", Protocol.Patterns(), session: child.sessionId)
      try forget("Target.setAutoAttach", Protocol.AutoAttach(), session: child.sessionId)
      try forget("Runtime.runIfWaitingForDebugger", Protocol.Nothing(), session: child.sessionId)
    default:
      refuse(child.targetInfo.url)
      try forget("Target.closeTarget", Protocol.Target(targetId: child.targetInfo.targetId), session: nil)
    }
  }

  private func forget(_ method: String, _ parameters: some Encodable, session: String?) throws(ExportFault) {
    try send(method, parameters, session: session)
  }

  private func refuse(_ address: String) {
    if refused.count < 1_000 { refused.append(address) }
  }
}
