import Bytes
public import Decks

/// The sources of a deck's pictures.
public struct PictureSource: Sendable {
  /// The bytes of a file by its path below the deck's folder; `nil` if it does not exist.
  let read: @Sendable (String) -> [UInt8]?
  /// Kind and size of that file; `nil` if it does not exist.
  let look: @Sendable (String) -> PictureLook?
  /// The HedgeDoc server, without a trailing slash; its uploads are first searched beside the deck.
  let server: String
  /// Hosts whose pictures a page may show, in lower case; with the server's if it is allowed.
  let hosts: [String]

  /// `read` is called only for paths without `..`, root or scheme. If the server `isShown`, its uploads that are not
  /// beside the deck are shown from there. `look` returns the same as an inspection of the bytes, for callers that have
  /// it cached.
  public init(
    server: String, hosts: [String] = [], isShown: Bool = true, look: (@Sendable (String) -> PictureLook?)? = nil,
    read: @escaping @Sendable (String) -> [UInt8]?
  ) {
    self.read = read
    self.look = look ?? { read($0).map { PictureLook($0) } }
    self.server = server
    let own = isShown ? AddressParts(server)?.host : nil
    self.hosts = hosts + (own.map { [$0] } ?? [])
  }

  /// The file of that path below the deck's folder; `nil` where there is none.
  public func bytes(of path: String) -> [UInt8]? { read(path) }

  /// The location of a picture.
  enum Place: Equatable {
    case file(path: String)
    /// On a host whose pictures may be shown.
    case host(String, address: String)
    /// On another host, which readers' browsers must not contact without being asked.
    case foreign(host: String, address: String)
    /// A path without a file.
    case missing(path: String)
  }

  /// The location of a picture; `address` has been checked by the rules for addresses.
  func place(of address: String) -> Place {
    guard let parts = AddressParts(address) else {
      let path = AddressParts.path(address)
      return path.isEmpty || AddressParts.leads(out: path) ? .missing(path: address) : .file(path: path)
    }
    if let upload = upload(parts, address), look(upload) != nil { return .file(path: upload) }
    let isShown = hosts.contains { $0.utf8.elementsEqual(parts.host.utf8) }
    return isShown ? .host(parts.origin, address: address) : .foreign(host: parts.host, address: address)
  }

  /// The file name of an upload on the server.
  private func upload(_ parts: AddressParts, _ address: String) -> String? {
    guard let own = AddressParts(server), own.host.utf8.elementsEqual(parts.host.utf8) else { return nil }
    let folder = own.path + "/uploads/"
    guard parts.path.utf8.starts(with: folder.utf8) else { return nil }
    let name = AddressParts.path(String(decoding: parts.path.utf8.dropFirst(folder.utf8.count), as: UTF8.self))
    return name.isEmpty || name.utf8.contains(UInt8(ascii: "/")) || name.utf8.first == UInt8(ascii: ".") ? nil : name
  }
}

/// Kind and size of a picture that a page links to instead of embedding it.
public struct PictureLook: Sendable {
  /// `nil` for a file that is not a picture.
  public let kind: PictureKind?
  public let size: PictureSize?

  public init(_ bytes: [UInt8]) {
    kind = PictureKind(bytes)
    size = kind.flatMap { PictureSize(bytes, $0) }
  }
}

/// A parsed web address that has been checked by the rules for addresses.
struct AddressParts {
  /// Scheme, host and port.
  let origin: String
  /// The host in lower case, without a port.
  let host: String
  /// The path with its leading slash; without query and fragment.
  let path: String

  /// Returns `nil` for a relative address.
  init?(_ address: String) {
    let bytes = Array(address.utf8)
    guard let scheme = ["https://", "http://"].first(where: { bytes.starts(with: $0.utf8) }) else { return nil }
    let rest = bytes[scheme.utf8.count...]
    let authority = rest.prefix { byte in !"/?#".utf8.contains(byte) }
    let host = authority.prefix { $0 != UInt8(ascii: ":") }
    self.host = String(decoding: host.asciiLowercased(), as: UTF8.self)
    origin = scheme + String(decoding: authority, as: UTF8.self)
    var path = Array(rest[authority.endIndex...].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    while path.last == UInt8(ascii: "/") { path.removeLast() }
    self.path = String(decoding: path, as: UTF8.self)
  }

  /// The path of the file that a relative address names: without `./`, query and fragment, and with `%20` decoded.
  static func path(_ address: String) -> String {
    var text = Array(address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })[...]
    while text.starts(with: "./".utf8) { text = text.dropFirst(2) }
    return PercentEncoding.decoded(text)
  }

  /// Whether a path is absolute, or has a part that is `..` or hidden.
  static func leads(out path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).contains {
      $0.isEmpty || $0.first == UInt8(ascii: ".")
    } || path.utf8.contains(0)
  }
}
