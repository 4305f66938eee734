import Bytes
import FileTrees

/// A HedgeDoc server as its notes' author sees it; which of its two interfaces is spoken depends on the credentials.
///
/// HedgeDoc 2 gives its interface to those with a token; without one it is HedgeDoc 1's.
public final class NoteServer {
  public let address: WebAddress
  let courier: HTTPClient
  private let credentials: Credentials
  private var session: [String]?

  /// More than any note may have, whatever the server allows.
  static let noteLimit = 20_000_000

  public init(_ courier: HTTPClient, credentials: Credentials) {
    (address, self.courier, self.credentials) = (courier.reach.server, courier, credentials)
  }

  /// What it is called in messages: its address without a slash at the end.
  var name: String { address.origin + address.path }

  public var interface: NoteAddress.Interface { if case .token = credentials { .two } else { .one } }

  /// Whether the server was told who asks.
  public var isAnonymous: Bool { credentials == .none }

  /// The headers that show who asks; logs in first where it takes a password.
  func authorization() throws -> [String] {
    if let session { return session }
    let made: [String]
    switch credentials {
    case .none: made = []
    case .token(let token): made = ["Authorization: Bearer \(token)"]
    case .session(let value): made = ["Cookie: connect.sid=\(value)"]
    case .mail(let name, let password): made = try logIn("/login", [("email", name), ("password", password)])
    case .ldap(let name, let password): made = try logIn("/auth/ldap", [("username", name), ("password", password)])
    }
    session = made
    return made
  }

  /// HedgeDoc 1 answers a wrong password like a right one, so it is asked who we are now.
  private func logIn(_ place: String, _ fields: [(String, String)]) throws -> [String] {
    let form = fields.map { "\($0.0)=\(PercentEncoding.encoded($0.1, keeping: .unreserved))" }.joined(separator: "&")
    let errand = HTTPRequest.send(
      "POST", address.below(place), headers: ["Content-Type: application/x-www-form-urlencoded"], limit: 1 << 20
    ) { file in
      try file.write(Array(form.utf8))
      return form.utf8.count
    }
    let cookie = try courier.run(errand) { answer in
      if answer.status == 404 { throw WebFault("\(self.name) does not let anybody log in so; use a session") }
      return Self.session(in: answer.headers)
    }
    guard let cookie else { throw WebFault("\(name) gave no session on logging in; check whether it is HedgeDoc 1") }
    let headers = ["Cookie: \(cookie)"]
    let isKnown = try courier.run(.get(address.below("/me"), headers: headers, limit: 1 << 20)) { answer in
      JSONValue(try answer.body())?["status"]?.string.map { $0.utf8.elementsEqual("ok".utf8) } ?? false
    }
    guard isKnown else {
      throw WebFault("\(name) does not know this name with this password; check both")
    }
    return headers
  }

  private static func session(in headers: [String]) -> String? {
    let names = ["set-cookie: connect.sid="]
    for line in headers {
      let lower = line.utf8.prefix(names[0].utf8.count).asciiLowercased()
      guard lower.elementsEqual(names[0].utf8) else { continue }
      let value = line.utf8.dropFirst("set-cookie: ".utf8.count).prefix { $0 != UInt8(ascii: ";") }
      return String(decoding: value, as: UTF8.self)
    }
    return nil
  }
}
