import FoundationEssentials

/// An open page in Chromium.
final class Page {
  private let session: String
  private let target: Protocol.Target
  private let connection: DevToolsConnection

  init(_ connection: DevToolsConnection, session: String, target: Protocol.Target) {
    (self.connection, self.session, self.target) = (connection, session, target)
  }

  /// Intercepts all requests, and sets a fixed size, colour scheme and time zone, so that all machines give equal output.
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
    try call("Page.enable", Protocol.Empty())
    try call("Inspector.enable", Protocol.Empty())
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
    let answer = try connection.call(
      "Page.navigate", Address(url: DevToolsConnection.origin + path), session: session, as: Protocol.Navigation.self,
      waitingFor: "\(path) to open")
    if let reason = answer.errorText { throw ExportFault("\(path) could not be opened in Chromium: \(reason)") }
    try evaluate(
      "new Promise(done => document.readyState === 'complete' ? done('') : addEventListener('load', done))",
      waitingFor: "\(path) to load")
  }

  /// Evaluates a JavaScript expression, awaits its promise, and returns the result as a string.
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
    let done = try connection.call(
      "Runtime.evaluate", Parameters(expression: "(async () => String(await (\(expression))))()"), session: session,
      as: Protocol.Evaluation.self, waitingFor: what, limit: limit)
    if let failure = done.exceptionDetails {
      throw ExportFault("the page failed: \(failure.exception?.description ?? failure.text)")
    }
    return done.result.value ?? ""
  }

  /// Waits until the page's `data-ready` is set: text, fonts, pictures and diagrams are loaded.
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

  /// Sends a command whose result is empty, and waits for the answer.
  func call(_ method: String, _ parameters: some Encodable) throws(ExportFault) {
    _ = try connection.call(method, parameters, session: session, as: Protocol.Empty.self)
  }

  /// Sends a command whose result is a file, and returns its bytes. `what` names the file in error messages.
  func bytes(_ method: String, _ parameters: some Encodable, _ what: String) throws(ExportFault) -> [UInt8] {
    let text = try connection.call(
      method, parameters, session: session, as: Protocol.Bytes.self, waitingFor: what
    ).data
    guard let data = Data(base64Encoded: text) else { throw ExportFault("Chromium's answer to \(method) is no file") }
    return Array(data)
  }

  /// Closes the page without waiting for an answer: its script may never return.
  func close() {
    // If Chromium has ended, the next command reports it.
    _ = try? connection.send("Runtime.terminateExecution", Protocol.Empty(), session: session)
    _ = try? connection.send("Target.closeTarget", target, session: nil)
    connection.sites[session] = nil
  }
}
