import Digests
import FileTrees
import Glibc

/// Sessions of HedgeDoc 1 between two runs, since a server lets nobody log in more than ten times in five minutes, and keeps a
/// row for each visitor that brings no cookie. Each file is its owner's alone (mode 600) and says which server it is for.
///
/// Nothing depends on them: one that cannot be read or written means logging in once more.
public struct KeptSessions: Sendable {
  private let folder: String

  /// `nil` where the environment names no place for what programs remember.
  public init?(environment: [String: String]) {
    let named = environment["XDG_STATE_HOME"].flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
    guard let base = named ?? environment["HOME"].flatMap({ $0.isEmpty ? nil : "\($0)/.local/state" }) else {
      return nil
    }
    folder = "\(base)/minutes/sessions"
  }

  /// The cookie of a session that was kept for this server, account and password.
  func cookie(_ server: WebAddress, account: String, password: String) -> String? {
    let file = open(path(server, account), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 == 0,
      status.st_uid == geteuid()
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(file, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let lines = bytes[..<count].split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard lines.count == 4, lines[1].utf8.elementsEqual("server \(Self.name(server))".utf8) else { return nil }
    let cookie = String(decoding: lines[3].utf8.dropFirst("session ".utf8.count), as: UTF8.self)
    guard Self.isCookie(cookie), lines[2].utf8.elementsEqual("password \(Self.mark(password, cookie))".utf8) else {
      return nil
    }
    return cookie
  }

  /// Keeps a cookie, in the place of one before.
  func keep(_ cookie: String, _ server: WebAddress, account: String, password: String) {
    guard Self.isCookie(cookie) else { return }
    Folder.makeAll(folder, mode: 0o700)
    let place = path(server, account)
    let draft = "\(place).\(getpid())"
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return }
    let text =
      "# A session that minutes logged in; take the file away to end its use.\nserver \(Self.name(server))\n"
      + "password \(Self.mark(password, cookie))\nsession \(cookie)\n"
    let bytes = Array(text.utf8)
    let written = write(file, bytes, bytes.count)
    guard close(file) == 0, written == bytes.count, rename(draft, place) == 0 else {
      unlink(draft)
      return
    }
  }

  private func path(_ server: WebAddress, _ account: String) -> String {
    "\(folder)/\(SHA256.hex(of: Array("\(Self.name(server))\n\(account)".utf8)).prefix(32))"
  }

  private static func name(_ server: WebAddress) -> String { server.origin + server.path }

  /// Enough of a digest to notice that another password is meant, and too little to find one by.
  private static func mark(_ password: String, _ cookie: String) -> String {
    String(SHA256.hex(of: Array("\(cookie)\n\(password)".utf8)).prefix(4))
  }

  private static func isCookie(_ text: String) -> Bool {
    !text.utf8.isEmpty && text.utf8.count < 2048
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
  }
}
