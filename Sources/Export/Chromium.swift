import FoundationEssentials
import Glibc

/// Chromium without a window and without a network: every request of its pages is answered from memory.
public final class Chromium {
  private let process: ChromiumProcess
  private let deadline: Deadline
  private let seconds: Int
  private var lastID = 0
  private var sites: [String: Site] = [:]
  /// Addresses that pages asked for and that are not theirs, in order.
  public private(set) var refused: [String] = []

  /// Starts Chromium; all that is done with it has to be done in `seconds`.
  ///
  /// - Throws: `ExportFault` where there is none, with how to get it.
  public init(seconds: Int = 120) throws(ExportFault) {
    guard let program = Self.find() else {
      throw ExportFault("Chromium is not there; \"apt install chromium\" brings it, or name it with MINUTES_CHROMIUM")
    }
    process = try ChromiumProcess(program: program)
    self.seconds = seconds
    deadline = Deadline(seconds: seconds)
  }

  /// Where Chromium lies: what `MINUTES_CHROMIUM` names, else what the usual names on the path lead to; `nil` without one.
  public static func find() -> String? {
    if let named = getenv("MINUTES_CHROMIUM").map({ String(cString: $0) }), !named.isEmpty {
      return access(named, X_OK) == 0 ? named : nil
    }
    // Debian's own is started by a script that says much and does nothing that is wanted here.
    let debian = "/usr/lib/chromium/chromium"
    if access(debian, X_OK) == 0 { return debian }
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin"
    for name in ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"] {
      for folder in folders.utf8.split(separator: UInt8(ascii: ":")) {
        let path = String(decoding: folder, as: UTF8.self) + "/" + name
        if access(path, X_OK) == 0 { return path }
      }
    }
    return nil
  }

  /// Ends Chromium at once.
  public func close() { process.end() }

  // MARK: Pages

  /// The origin of all pages; no such host exists, and none is asked for.
  static let origin = "https://minutes.invalid/"

  /// Opens a page of the site.
  func open(_ path: String, of site: Site, width: Int, height: Int) throws(ExportFault) -> Page {
    struct New: Encodable { let url = "about:blank" }
    struct Attach: Encodable {
      let targetId: String
      let flatten = true
    }
    let target = try call("Target.createTarget", New(), session: nil, as: Protocol.Target.self)
    let session = try call(
      "Target.attachToTarget", Attach(targetId: target.targetId), session: nil, as: Protocol.Session.self
    ).sessionId
    sites[session] = site
    let page = Page(chromium: self, session: session, target: target)
    try page.prepare(width: width, height: height)
    try page.go(to: path)
    return page
  }

  func close(_ page: Page) {
    _ = try? call("Target.closeTarget", page.target, session: nil, as: Protocol.Nothing.self)
    sites[page.session] = nil
  }

  // MARK: Messages

  /// Sends a command and waits for its answer; requests of pages are served meanwhile.
  func call<Result: Decodable>(
    _ method: String, _ parameters: some Encodable, session: String?, as: Result.Type
  ) throws(ExportFault) -> Result {
    let id = try send(method, parameters, session: session)
    while true {
      guard let message = try process.receive(until: deadline) else {
        throw ExportFault(
          "Chromium did not answer \(method) within \(seconds) s and was stopped; export fewer decks at once")
      }
      let bytes = Data(message)
      let envelope: Protocol.Envelope = try decode(bytes)
      if envelope.id == id {
        if let problem = envelope.error { throw ExportFault("Chromium refused \(method): \(problem.message)") }
        let answer: Protocol.Answer<Result> = try decode(bytes)
        return answer.result
      }
      if envelope.method == "Fetch.requestPaused", let session = envelope.sessionId {
        let event: Protocol.Event<Protocol.PausedRequest> = try decode(bytes)
        try serve(event.params, session: session)
      }
    }
  }

  private func send(_ method: String, _ parameters: some Encodable, session: String?) throws(ExportFault) -> Int {
    lastID += 1
    let command = Protocol.Command(id: lastID, method: method, params: parameters, sessionId: session)
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .withoutEscapingSlashes
      try process.send(Array(try encoder.encode(command)))
    } catch let fault as ExportFault {
      throw fault
    } catch {
      throw ExportFault("a message to Chromium could not be written: \(error)")
    }
    return lastID
  }

  private func decode<Value: Decodable>(_ bytes: Data) throws(ExportFault) -> Value {
    do { return try JSONDecoder().decode(Value.self, from: bytes) } catch {
      throw ExportFault("Chromium said something that is not understood: \(error)")
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
      // The picture of the tab, which every browser asks for.
      if path != "favicon.ico" { refused.append(address) }
      _ = try send("Fetch.failRequest", Fail(requestId: paused.requestId), session: session)
      return
    }
    let answer = Fulfil(
      requestId: paused.requestId, responseHeaders: [Header(name: "Content-Type", value: file.type)],
      body: Data(file.bytes).base64EncodedString())
    _ = try send("Fetch.fulfillRequest", answer, session: session)
  }
}
