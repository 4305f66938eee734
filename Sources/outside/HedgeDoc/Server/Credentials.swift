/// How somebody shows a server who they are. It is never printed, archived, or given to a program as an argument.
public enum Credentials: Sendable, Equatable {
  case none
  /// Of HedgeDoc 2's public interface.
  case token(String)
  /// A session of HedgeDoc 1: the value of `connect.sid`.
  case session(String)
  case mail(address: String, password: String)
  case ldap(name: String, password: String)

  /// Whether a login comes before them.
  var areAPassword: Bool {
    switch self {
    case .mail, .ldap: true
    case .none, .token, .session: false
    }
  }

  /// What the environment says, else what the file says for this server.
  ///
  /// The variables are `MINUTES_HEDGEDOC_TOKEN`, `_SESSION`, `_EMAIL` with `_PASSWORD`, `_LDAP` with `_PASSWORD`. With
  /// `MINUTES_HEDGEDOC_SERVER` they count for that server alone.
  ///
  /// - Throws: `WebFault` for half of a pair, and for a file that others can read or that is not understood.
  public static func find(
    for server: WebAddress, environment: [String: String], file: (path: String, read: () throws -> File?)
  ) throws -> Credentials {
    let lead = "MINUTES_HEDGEDOC_"
    var values: [String: String] = [:]
    for key in keys {
      let name = lead + String(decoding: key.utf8.map { $0 & 0xDF }, as: UTF8.self)
      if let value = environment[name], !value.isEmpty { values[key] = value }
    }
    if !values.isEmpty {
      if case .elsewhere = binding(for: server, environment: environment) { return .none }
      return try Credentials(values, place: "the environment (\(lead)…)")
    }
    guard let found = try file.read() else { return .none }
    guard found.isPrivate else {
      throw WebFault("\(file.path) can be read by others; make it yours alone (chmod 600), and change what is in it")
    }
    return try read(found.bytes, for: server, path: file.path)
  }

  /// Which server credentials of the environment are for.
  public enum Binding: Sendable, Equatable {
    /// There are none, or they are for this server.
    case settled
    /// Nothing says which server they are for, so that whoever changes `minutes.yml` decides who gets them.
    case open
    /// `MINUTES_HEDGEDOC_SERVER` names another one.
    case elsewhere(String)
  }

  /// What binds the credentials that the environment has to a server.
  public static func binding(for server: WebAddress, environment: [String: String]) -> Binding {
    let lead = "MINUTES_HEDGEDOC_"
    let isThere = keys.contains { key in
      let name = lead + String(decoding: key.utf8.map { $0 & 0xDF }, as: UTF8.self)
      return environment[name].map { !$0.isEmpty } ?? false
    }
    guard isThere else { return .settled }
    guard let named = environment[lead + "SERVER"], !named.isEmpty else { return .open }
    return isSame(named, server) ? .settled : .elsewhere(named)
  }

  /// A file as it was found.
  public struct File: Sendable {
    let bytes: [UInt8]
    /// Nobody but its owner may read it.
    let isPrivate: Bool

    public init(bytes: [UInt8], isPrivate: Bool) { (self.bytes, self.isPrivate) = (bytes, isPrivate) }
  }

  private static let keys = ["token", "session", "email", "ldap", "password"]

  private init(_ values: [String: String], place: String) throws {
    for value in values.values where !value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) {
      throw WebFault("a credential in \(place) holds a line end or another control character; write it anew")
    }
    if let token = values["token"] {
      self = .token(token)
    } else if let session = values["session"] {
      guard session.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ";") }) else {
        throw WebFault("the session in \(place) is no value of the cookie connect.sid; copy it from the browser anew")
      }
      self = .session(session)
    } else if let password = values["password"], let address = values["email"] {
      self = .mail(address: address, password: password)
    } else if let password = values["password"], let name = values["ldap"] {
      self = .ldap(name: name, password: password)
    } else {
      throw WebFault("\(place) has a name or a password alone; both are needed")
    }
  }

  /// The lines behind `server ADDRESS`, such as `token …`, up to the next one.
  private static func read(_ bytes: [UInt8], for server: WebAddress, path: String) throws -> Credentials {
    var values: [String: String] = [:]
    var isOurs = false
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var line = line
      while let last = line.last, last == 0x0D || last == 0x20 { line.removeLast() }
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let word = line.prefix { $0 != 0x20 }
      let key = String(decoding: word, as: UTF8.self)
      let value = String(decoding: line.dropFirst(word.count).drop { $0 == 0x20 }, as: UTF8.self)
      if word.elementsEqual("server".utf8) {
        isOurs = isSame(value, server)
      } else if !keys.contains(where: { $0.utf8.elementsEqual(word) }) || value.isEmpty {
        throw WebFault(
          "line \(number + 1) of \(path) is not understood; it is \"server ADDRESS\", \"token …\", \"session …\", \"email …\", \"ldap …\" or \"password …\""
        )
      } else if isOurs {
        values[key] = value
      }
    }
    return values.isEmpty ? .none : try Credentials(values, place: path)
  }

  private static func isSame(_ text: String, _ server: WebAddress) -> Bool {
    WebAddress(text).map { $0.origin.utf8.elementsEqual(server.origin.utf8) } ?? false
  }
}
