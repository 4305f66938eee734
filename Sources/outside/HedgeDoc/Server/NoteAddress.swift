import Bytes

/// A note on the server.
public struct NoteAddress: Sendable, Equatable {
  /// The server's own interface: it decides how notes are read and written.
  public enum Interface: Int, Sendable {
    case one = 1
    case two = 2
  }

  public let server: WebAddress
  /// What stands behind the server's address: an alias, or the id that the server made.
  public let id: String
  public let interface: Interface

  /// `nil` for an id that could lead elsewhere.
  public init?(server: WebAddress, id: String, interface: Interface) {
    guard Self.isID(id) else { return nil }
    (self.server, self.id, self.interface) = (server, id, interface)
  }

  /// A note by the address that a browser shows: `…/<id>`, with `?edit` and the like, `/p/<id>`, `/s/<id>` and `/n/<id>`, and
  /// what its menu leads to, `/<id>/publish`, `/<id>/slide` and `/<id>/download`. Where slides stand (`#/2/1`) counts for nothing.
  public init?(_ address: WebAddress, server: WebAddress) {
    let base = server.path
    guard address.path.utf8.starts(with: base.utf8) else { return nil }
    let names = address.path.utf8.dropFirst(base.utf8.count).split(separator: UInt8(ascii: "/"))
    guard let first = names.first else { return nil }
    let isLed = ["n", "p", "s"].contains { $0.utf8.elementsEqual(first) }
    let isView =
      !isLed && names.count == 2 && ["publish", "slide", "download"].contains { $0.utf8.elementsEqual(names[1]) }
    guard names.count == (isLed || isView ? 2 : 1), let id = isLed ? names.last : first else { return nil }
    self.init(
      server: server, id: String(decoding: id, as: UTF8.self),
      interface: first.elementsEqual("n".utf8) ? .two : .one)
  }

  /// Where people edit it.
  public var edit: WebAddress { server.below(interface == .one ? "/\(id)?both" : "/n/\(id)") }
  /// Where the slides are shown.
  public var slides: WebAddress { server.below("/p/\(id)") }

  /// Whether it can be an alias that is asked for: as an id, and no name that the server needs itself.
  public static func isAlias(_ text: String) -> Bool {
    let taken = [
      "new", "history", "status", "me", "login", "logout", "config", "uploads", "p", "s", "n", "api", "auth", "_health",
      "robots.txt", "favicon.ico", "build", "js", "css", "docs", "fonts", "vendor", "views", "metrics", "register",
      "temp",
      "features", "release-notes", "socket.io", "uploadimage", "media", "cheatsheet", "intro",
    ]
    // A name behind "%" would be another one to the server, and HedgeDoc 2 has no place for long ones.
    return isID(text) && text.utf8.count <= 100 && !text.utf8.contains(UInt8(ascii: "%"))
      && !taken.contains { $0.utf8.equalsIgnoringASCIICase(text.utf8) }
  }

  private static func isID(_ text: String) -> Bool {
    (1...200).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: ".")
      && text.utf8.allSatisfy {
        $0.isASCIIAlphanumeric || "-_.%~".utf8.contains($0)
      }
  }
}
