import FoundationEssentials

/// An open page of Chromium.
final class Page {
  private let session: String
  private let target: Protocol.Target
  private let conversation: Conversation

  init(_ conversation: Conversation, session: String, target: Protocol.Target) {
    (self.conversation, self.session, self.target) = (conversation, session, target)
  }

  /// Sees to it that no request leaves, and that every machine shows the page alike.
  func prepare(width: Int, height: Int) throws(ExportFault) {
    struct Metrics: Encodable {
      let width, height: Int
      let deviceScaleFactor = 1
      let mobile = false
    }
    struct Feature: Encodable { let name, value: String }
    struct Media: Encodable {
      let features = [
        Feature(name: "prefers-reduced-motion", value: "reduce"), Feature(name: "prefers-color-scheme", value: "light"),
      ]
    }
    struct Zone: Encodable { let timezoneId = "UTC" }
    try call("Page.enable", Protocol.Nothing())
    try call("Inspector.enable", Protocol.Nothing())
    try call("Target.setAutoAttach", Protocol.AutoAttach())
    try call("Fetch.enable", Protocol.Patterns())
    try call("Emulation.setDeviceMetricsOverride", Metrics(width: width, height: height))
    try call("Emulation.setEmulatedMedia", Media())
    try call("Emulation.setTimezoneOverride", Zone())
  }

  /// How many seconds a page may take to be ready; one that is not by then never will be.
  private static let patience = 20

  func go(to path: String) throws(ExportFault) {
    struct Address: Encodable { let url: String }
    let answer = try conversation.call(
      "Page.navigate", Address(url: Conversation.origin + path), session: session, as: Protocol.Navigation.self,
      waitingFor: "\(path) to open")
    if let why = answer.errorText { throw ExportFault("\(path) could not be opened in Chromium: \(why)") }
    try evaluate(
      "new Promise(done => document.readyState === 'complete' ? done('') : addEventListener('load', done))",
      waitingFor: "\(path) to load")
  }

  /// Runs an expression, waits for its promise, and gives back the text that it becomes.
  @discardableResult
  func evaluate(
    _ expression: String, waitingFor what: String? = nil, limit: Deadline? = nil
  ) throws(ExportFault) -> String {
    struct Parameters: Encodable {
      let expression: String
      let awaitPromise = true
      let returnByValue = true
      let userGesture = true
    }
    let done = try conversation.call(
      "Runtime.evaluate", Parameters(expression: "(async () => String(await (\(expression))))()"), session: session,
      as: Protocol.Evaluation.self, waitingFor: what, limit: limit)
    if let failure = done.exceptionDetails {
      throw ExportFault("the page failed: \(failure.exception?.description ?? failure.text)")
    }
    return done.result.value ?? ""
  }

  /// Waits until the page says that all is there: its text, letters, pictures and diagrams.
  func waitUntilReady() throws(ExportFault) {
    try evaluate(
      """
      new Promise(done => {
        const root = document.documentElement;
        const look = () => root.dataset.ready === 'true' && (watcher.disconnect(), done(''));
        const watcher = new MutationObserver(look);
        watcher.observe(root, { attributes: true });
        look();
      })
      """, waitingFor: "the page to show its slides", limit: Deadline(seconds: Self.patience))
  }

  /// A command whose answer says nothing.
  func call(_ method: String, _ parameters: some Encodable) throws(ExportFault) {
    _ = try conversation.call(method, parameters, session: session, as: Protocol.Nothing.self)
  }

  /// A command whose answer is a file; `what` says which.
  func bytes(_ method: String, _ parameters: some Encodable, _ what: String) throws(ExportFault) -> [UInt8] {
    let text = try conversation.call(
      method, parameters, session: session, as: Protocol.Bytes.self, waitingFor: what
    ).data
    guard let data = Data(base64Encoded: text) else { throw ExportFault("Chromium's answer to \(method) is no file") }
    return Array(data)
  }

  /// Closes it, and waits for nothing: a page may be busy for ever.
  func close() {
    // What cannot be told to a dead Chromium is said by the next command.
    _ = try? conversation.send("Runtime.terminateExecution", Protocol.Nothing(), session: session)
    _ = try? conversation.send("Target.closeTarget", target, session: nil)
    conversation.sites[session] = nil
  }
}
