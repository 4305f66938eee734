import Bytes
import FileTrees

/// A HedgeDoc server as its notes' author sees it; which of its two interfaces is spoken depends on the credentials.
///
/// HedgeDoc 2 gives its interface to those with a token; without one it is HedgeDoc 1's.
public final class NoteServer {
  public let address: WebAddress
  let courier: HTTPClient
  let credentials: Credentials
  let kept: KeptSessions?
  /// The headers that show who asks, once the server has said that it knows them.
  var session: [String]?
  /// Who we are there, as the server numbers its people.
  var person: String?
  /// The headers of a guest of HedgeDoc 2, once somebody asked for them.
  var guest: [String]?
  /// The cookie of somebody without an account.
  private var visitor: String?

  /// More than any note may have, whatever the server allows.
  static let noteLimit = 20_000_000

  public init(_ courier: HTTPClient, credentials: Credentials, kept: KeptSessions? = nil) {
    (address, self.courier, self.credentials, self.kept) = (courier.reach.server, courier, credentials, kept)
    if credentials == .none { visitor = kept?.cookie(address, account: "", password: "") }
  }

  /// What it is called in messages: its address without a slash at the end.
  var name: String { address.origin + address.path }

  public var interface: NoteAddress.Interface { if case .token = credentials { .two } else { .one } }

  /// Whether the server was told who asks.
  public var isAnonymous: Bool { credentials == .none }

  /// The headers for what everybody may read: nobody is logged in for them.
  var readingHeaders: [String] {
    if let session { return session }
    switch credentials {
    case .token(let token): return ["Authorization: Bearer \(token)"]
    case .session(let value): return ["Cookie: connect.sid=\(value)"]
    case .none, .mail, .ldap: return visitor.map { ["Cookie: connect.sid=\($0)"] } ?? []
    }
  }

  /// The headers that show who asks; logs in first where it takes a password, and asks the server whether it knows us.
  func authorization() throws -> [String] {
    if let session { return session }
    switch credentials {
    case .none: return readingHeaders
    case .token: session = readingHeaders
    case .session:
      guard try isKnown(readingHeaders) else {
        throw WebFault(
          "\(name) does not know this session: it has ended, or is none; copy the cookie connect.sid anew from a browser "
            + "that is logged in there")
      }
      session = readingHeaders
    case .mail(let name, let password):
      session = try logIn("/login", [("email", name), ("password", password)])
    case .ldap(let name, let password):
      session = try logIn("/auth/ldap", [("username", name), ("password", password)])
    }
    return session ?? []
  }

  /// Remembers the cookie that somebody without an account got, so that the server need not make another one.
  func remember(_ answer: WebAnswer) {
    guard credentials == .none, visitor == nil, interface == .one, let cookie = Self.session(in: answer.headers) else {
      return
    }
    visitor = cookie
    kept?.keep(cookie, address, account: "", password: "")
  }

  /// The value of `connect.sid` that an answer sets.
  static func session(in headers: [String]) -> String? { cookie("connect.sid", in: headers) }

  /// The value of a cookie that an answer sets.
  static func cookie(_ name: String, in headers: [String]) -> String? {
    let lead = Array("set-cookie: \(name)=".utf8)
    for line in headers where line.utf8.prefix(lead.count).asciiLowercased().elementsEqual(lead.asciiLowercased()) {
      let value = line.utf8.dropFirst(lead.count).prefix { $0 != UInt8(ascii: ";") }
      return String(decoding: value, as: UTF8.self)
    }
    return nil
  }
}
