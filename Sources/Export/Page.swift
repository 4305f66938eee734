import FoundationEssentials

/// An open page of Chromium.
final class Page {
  let session: String
  let target: Protocol.Target
  private let chromium: Chromium

  init(chromium: Chromium, session: String, target: Protocol.Target) {
    (self.chromium, self.session, self.target) = (chromium, session, target)
  }

  /// Sees to it that no request leaves, and that every machine shows the page alike.
  func prepare(width: Int, height: Int) throws(ExportFault) {
    struct Pattern: Encodable { let urlPattern = "*" }
    struct Patterns: Encodable { let patterns = [Pattern()] }
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
    try call("Fetch.enable", Patterns())
    try call("Emulation.setDeviceMetricsOverride", Metrics(width: width, height: height))
    try call("Emulation.setEmulatedMedia", Media())
    try call("Emulation.setTimezoneOverride", Zone())
  }

  func go(to path: String) throws(ExportFault) {
    struct Address: Encodable { let url: String }
    try call("Page.navigate", Address(url: Chromium.origin + path))
    try evaluate("new Promise(done => document.readyState === 'complete' ? done('') : addEventListener('load', done))")
  }

  /// Runs an expression, waits for its promise, and gives back the text that it becomes.
  @discardableResult
  func evaluate(_ expression: String) throws(ExportFault) -> String {
    struct Parameters: Encodable {
      let expression: String
      let awaitPromise = true
      let returnByValue = true
      let userGesture = true
    }
    let done = try chromium.call(
      "Runtime.evaluate", Parameters(expression: "(async () => String(await (\(expression))))()"), session: session,
      as: Protocol.Evaluation.self)
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
      """)
  }

  /// A command whose answer says nothing.
  func call(_ method: String, _ parameters: some Encodable) throws(ExportFault) {
    _ = try chromium.call(method, parameters, session: session, as: Protocol.Nothing.self)
  }

  /// A command whose answer is a file.
  func bytes(_ method: String, _ parameters: some Encodable) throws(ExportFault) -> [UInt8] {
    let text = try chromium.call(method, parameters, session: session, as: Protocol.Bytes.self).data
    guard let data = Data(base64Encoded: text) else { throw ExportFault("Chromium's answer to \(method) is no file") }
    return Array(data)
  }
}
