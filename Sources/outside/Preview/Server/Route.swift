public import Meetings
import Reports

/// The addresses of the preview. All others give 404; addresses are never mapped to paths on the disk.
public enum Route: Hashable, Sendable {
  /// The list of all calls.
  case start
  /// The status of a call's reports.
  case call(Day)
  /// The slides of a call: of all teams, or of one.
  case slides(Day, team: String?)
  /// A style sheet, script, font or picture; with a day, one that a page of that call uses.
  case asset(Day?, name: String)
  /// `/favicon.ico`, which browsers request by themselves.
  case icon
  /// A redirection to the page's canonical address.
  case redirect(String)

  /// Parses the target of a request without decoding it; fails for unknown addresses.
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
    case (let date?, 1): self = .redirect("/\(date)/")
    case (let date?, 2) where names[1].utf8.isEmpty: self = .call(date)
    case (let date?, 2) where names[1] == "deck": self = .slides(date, team: nil)
    case (let date?, 2) where names[1].utf8.starts(with: Self.team.utf8):
      self = .slides(date, team: String(decoding: names[1].utf8.dropFirst(Self.team.utf8.count), as: UTF8.self))
    case (let date?, 3) where names[1] == "assets": self = .asset(date, name: names[2])
    default: return nil
    }
  }

  /// The path of the address, with its leading slash.
  public var path: String {
    switch self {
    case .start: "/"
    case .call(let date): "/\(date)/"
    case .slides(let date, nil): "/\(date)/deck"
    case .slides(let date, let team?): "/\(date)/\(Self.team)\(team)"
    case .asset(nil, let name): "/assets/\(name)"
    case .asset(let date?, let name): "/\(date)/assets/\(name)"
    case .icon: "/favicon.ico"
    case .redirect(let path): path
    }
  }

  /// Prefix that keeps teams named `deck` or `assets` apart from those addresses.
  private static let team = "team-"
}
