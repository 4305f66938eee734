import Glibc

/// Headless Chromium without network access: every request of its pages is answered from memory.
public final class Chromium {
  let connection: DevToolsConnection

  /// Starts Chromium. `seconds` is the time limit for all commands together.
  ///
  /// - Throws: `ExportFault` if Chromium is not installed or does not start; the message says how to install it.
  public convenience init(seconds: Int = 120) throws(ExportFault) {
    guard let program = Self.find() else { throw Self.missing }
    try self.init(program: program, seconds: seconds)
    try awaitStart(of: program)
  }

  /// Waits until Chromium answers its first command.
  ///
  /// - Throws: `ExportFault` of kind `start` if it does not answer within `seconds`.
  func awaitStart(of program: String, seconds: Int = Chromium.startSeconds) throws(ExportFault) {
    do throws(ExportFault) {
      _ = try connection.call(
        "Browser.getVersion", Protocol.Empty(), as: Protocol.Empty.self, limit: Deadline(seconds: seconds))
    } catch {
      close()
      let last = connection.process.lastErrorLine
      let why = error.kind == .timedOut ? "no answer for \(seconds) s" : last.utf8.isEmpty ? "it ends at once" : last
      throw ExportFault(
        "\(program) does not start (\(why)); name another Chromium with MINUTES_CHROMIUM", kind: .start)
    }
  }

  /// Time limit for the first answer.
  private static let startSeconds = 20

  init(program: String, seconds: Int, memory: Int = 2_000) throws(ExportFault) {
    connection = DevToolsConnection(process: try ChromiumProcess(program: program, memory: memory), seconds: seconds)
  }

  /// URLs outside their own site that pages have requested, in order, at most 1,000.
  public var refused: [String] { connection.refused }

  /// The process group of Chromium. If another thread kills it, a waiting command throws an `ExportFault`.
  public var processGroup: Int32 { connection.process.pid }

  /// Kills Chromium and removes its profile.
  public func close() { connection.process.end() }

  // MARK: Program

  /// Returns the path of the Chromium program: `MINUTES_CHROMIUM`, else Debian's, else the first of the usual names in
  /// `PATH`; `nil` if there is none.
  public static func find() -> String? {
    if let named = getenv("MINUTES_CHROMIUM").map({ String(cString: $0) }), !named.isEmpty {
      return access(named, X_OK) == 0 ? named : nil
    }
    // Debian's /usr/bin/chromium is a script with settings and messages that are of no use here.
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

  /// Opens a page of the site in a viewport of this size, in CSS pixels, and waits until it is loaded.
  func open(_ path: String, of site: VisibleFiles, width: Int, height: Int) throws(ExportFault) -> Page {
    struct New: Encodable { let url = "about:blank" }
    struct Attach: Encodable {
      let targetId: String
      let flatten = true
    }
    let target = try connection.call("Target.createTarget", New(), as: Protocol.Target.self)
    let session = try connection.call(
      "Target.attachToTarget", Attach(targetId: target.targetId), as: Protocol.Session.self
    ).sessionId
    connection.sites[session] = site
    let page = Page(connection, session: session, target: target)
    try page.prepare(width: width, height: height)
    try page.go(to: path)
    return page
  }
}
