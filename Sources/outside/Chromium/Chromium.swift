import Glibc

/// Chromium without a window and without a network: every request of its pages is answered from memory.
public final class Chromium {
  let conversation: Conversation

  /// Starts Chromium; all that is done with it has to be done in `seconds`.
  ///
  /// - Throws: `ExportFault` where there is none, with how to get it.
  public convenience init(seconds: Int = 120) throws(ExportFault) {
    guard let program = Self.find() else { throw Self.missing }
    try self.init(program: program, seconds: seconds)
    try greet(program)
  }

  /// Waits for the first word.
  ///
  /// - Throws: a fault of the start where there is none in `seconds`.
  func greet(_ program: String, seconds: Int = Chromium.patience) throws(ExportFault) {
    do throws(ExportFault) {
      _ = try conversation.call(
        "Browser.getVersion", Protocol.Nothing(), as: Protocol.Nothing.self, limit: Deadline(seconds: seconds))
    } catch {
      close()
      let last = conversation.process.lastWords
      let why = error.kind == .late ? "it says nothing for \(seconds) s" : last.utf8.isEmpty ? "it ends at once" : last
      throw ExportFault(
        "\(program) does not start (\(why)); name another Chromium with MINUTES_CHROMIUM", kind: .start)
    }
  }

  /// How many seconds it may take to say its first word.
  private static let patience = 20

  init(program: String, seconds: Int, memory: Int = 2_000) throws(ExportFault) {
    conversation = Conversation(process: try ChromiumProcess(program: program, memory: memory), seconds: seconds)
  }

  /// Addresses that pages asked for and that are not theirs, in order, at most a thousand.
  public var refused: [String] { conversation.refused }

  /// The group of its processes; who kills them has whoever waits for an answer go on with a fault.
  public var processGroup: Int32 { conversation.process.pid }

  /// Ends Chromium at once.
  public func close() { conversation.process.end() }

  // MARK: Where it is

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

  private static var missing: ExportFault {
    if let named = getenv("MINUTES_CHROMIUM").map({ String(cString: $0) }), !named.isEmpty {
      return ExportFault(
        "MINUTES_CHROMIUM names \(named), which cannot be started; correct it, or unset it once "
          + "\"apt install chromium\" has brought one", kind: .start)
    }
    return ExportFault(
      "Chromium is not there; \"apt install chromium\" brings it, or name it with MINUTES_CHROMIUM", kind: .start)
  }

  // MARK: Pages

  /// Opens a page of the site.
  func open(_ path: String, of site: VisibleFiles, width: Int, height: Int) throws(ExportFault) -> Page {
    struct New: Encodable { let url = "about:blank" }
    struct Attach: Encodable {
      let targetId: String
      let flatten = true
    }
    let target = try conversation.call("Target.createTarget", New(), as: Protocol.Target.self)
    let session = try conversation.call(
      "Target.attachToTarget", Attach(targetId: target.targetId), as: Protocol.Session.self
    ).sessionId
    conversation.sites[session] = site
    let page = Page(conversation, session: session, target: target)
    try page.prepare(width: width, height: height)
    try page.go(to: path)
    return page
  }
}
