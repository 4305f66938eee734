public import Meetings
import Reports

/// What an address of the preview leads to. There is nothing else: no address is looked for among the files of the disk.
public enum Route: Hashable, Sendable {
  /// All calls.
  case start
  /// Who has delivered for a call.
  case call(Day)
  /// The slides of a call, all or those of a team.
  case slides(Day, team: String?)
  /// A file that pages are shown with; those of a call's pages are its own.
  case asset(Day?, name: String)
  /// What browsers ask for by themselves.
  case icon
  /// The same page under its right address.
  case elsewhere(String)

  /// Reads the target of a request byte by byte; nothing in it is decoded.
  public init?(_ target: String) {
    let path = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard path.first == UInt8(ascii: "/") else { return nil }
    let names = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let date = names.first.flatMap { name in Day(name).flatMap { $0.description == name ? $0 : nil } }
    switch (date, names.count) {
    case (nil, 0),
      (nil, 1) where names.first?.utf8.isEmpty ?? true:
      self = .start
    case (nil, 1) where names[0] == "favicon.ico": self = .icon
    case (nil, 2) where names[0] == "assets": self = .asset(nil, name: names[1])
    case (let date?, 1): self = .elsewhere("/\(date)/")
    case (let date?, 2) where names[1].utf8.isEmpty: self = .call(date)
    case (let date?, 2) where names[1] == "deck": self = .slides(date, team: nil)
    case (let date?, 2) where names[1].utf8.starts(with: Self.team.utf8):
      self = .slides(date, team: String(decoding: names[1].utf8.dropFirst(Self.team.utf8.count), as: UTF8.self))
    case (let date?, 3) where names[1] == "assets": self = .asset(date, name: names[2])
    default: return nil
    }
  }

  /// The address below the server's, with its slash.
  public var path: String {
    switch self {
    case .start: "/"
    case .call(let date): "/\(date)/"
    case .slides(let date, nil): "/\(date)/deck"
    case .slides(let date, let team?): "/\(date)/\(Self.team)\(team)"
    case .asset(nil, let name): "/assets/\(name)"
    case .asset(let date?, let name): "/\(date)/assets/\(name)"
    case .icon: "/favicon.ico"
    case .elsewhere(let path): path
    }
  }

  /// Apart from `deck` and `assets`, which a team may well be called.
  private static let team = "team-"
}
