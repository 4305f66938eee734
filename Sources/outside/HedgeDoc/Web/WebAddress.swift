import Bytes

/// An address of the web, taken apart so strictly that whoever reads it next finds the same host in it.
///
/// No user names, no backslashes, no bytes that are not printable ASCII.
public struct WebAddress: Sendable, Equatable, CustomStringConvertible {
  public let isSecure: Bool
  /// In lower case; an IPv6 address with its brackets.
  public let host: String
  public let port: Int
  /// Path and query, from the first slash on; no fragment.
  public let target: String

  /// `nil` for what is no address of http or https.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) }) else { return nil }
    let start: Int
    if bytes.prefix(8).equalsIgnoringASCIICase("https://".utf8) {
      (isSecure, start) = (true, 8)
    } else if bytes.prefix(7).equalsIgnoringASCIICase("http://".utf8) {
      (isSecure, start) = (false, 7)
    } else {
      return nil
    }
    let end = bytes[start...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.count
    guard let (host, port) = Self.authority(bytes[start..<end]) else { return nil }
    self.host = host
    self.port = port ?? (isSecure ? 443 : 80)
    let rest = bytes[end...].prefix { $0 != UInt8(ascii: "#") }
    target = (rest.first == UInt8(ascii: "/") ? "" : "/") + String(decoding: rest, as: UTF8.self)
  }

  private init(_ other: WebAddress, target: String) {
    (isSecure, host, port, self.target) = (other.isSecure, other.host, other.port, target)
  }

  public var description: String { origin + target }

  /// Scheme, host and port: what a credential belongs to.
  public var origin: String {
    let isUsual = port == (isSecure ? 443 : 80)
    return (isSecure ? "https://" : "http://") + host + (isUsual ? "" : ":\(port)")
  }

  /// The target without its query, and without a slash at the end.
  public var path: String {
    var path = Array(target.utf8.prefix { $0 != UInt8(ascii: "?") })
    while path.last == UInt8(ascii: "/") { path.removeLast() }
    return String(decoding: path, as: UTF8.self)
  }

  /// What follows the last slash of the path; empty where nothing does.
  public var lastName: String {
    String(decoding: path.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }.reversed(), as: UTF8.self)
  }

  /// An address below this one, `place` beginning with a slash.
  public func below(_ place: String) -> WebAddress { WebAddress(self, target: path + place) }

  /// Where a `Location` that was answered at this address leads (RFC 3986, §5.2); `nil` where it is none.
  public func following(_ location: String) -> WebAddress? {
    let bytes = location.utf8
    if bytes.starts(with: "//".utf8) { return WebAddress((isSecure ? "https:" : "http:") + location) }
    let name = bytes.prefix {
      $0.isASCIIAlphanumeric || "+-.".utf8.contains($0)
    }
    if bytes.dropFirst(name.count).first == UInt8(ascii: ":") { return WebAddress(location) }
    if bytes.isEmpty { return self }
    if bytes.first == UInt8(ascii: "?") { return WebAddress(origin + Self.folded(path) + location) }
    if bytes.first == UInt8(ascii: "/") { return WebAddress(origin + Self.folded(location)) }
    let folder = target.utf8.prefix { $0 != UInt8(ascii: "?") }
    let slash = folder.lastIndex(of: UInt8(ascii: "/")).map { String(decoding: folder[...$0], as: UTF8.self) } ?? "/"
    return WebAddress(origin + Self.folded(slash + location))
  }

  /// A path without `.` and `..`.
  private static func folded(_ target: String) -> String {
    let end = target.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? target.utf8.endIndex
    var parts: [Substring.UTF8View] = []
    let names = target.utf8[..<end].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
    for name in names {
      if name.elementsEqual("..".utf8) {
        _ = parts.popLast()
      } else if !name.elementsEqual(".".utf8) {
        parts.append(name)
      }
    }
    let path = parts.map { "/" + String(decoding: $0, as: UTF8.self) }.joined()
    return (path.isEmpty ? "/" : path) + String(decoding: target.utf8[end...], as: UTF8.self)
  }

  private static func authority(_ bytes: ArraySlice<UInt8>) -> (host: String, port: Int?)? {
    var bytes = bytes
    var port: Int?
    if let colon = bytes.lastIndex(of: UInt8(ascii: ":")), bytes.last != UInt8(ascii: "]") {
      let digits = bytes[(colon + 1)...]
      guard (1...5).contains(digits.count), digits.allSatisfy({ $0.isASCIIDigit }) else { return nil }
      let number = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
      guard (1...65_535).contains(number) else { return nil }
      port = number
      bytes = bytes[..<colon]
    }
    let host = bytes.asciiLowercased()
    func isPlain(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || byte.isASCIIDigit }
    if host.first == UInt8(ascii: "[") {
      guard host.last == UInt8(ascii: "]"), host.count > 3,
        host.dropFirst().dropLast().allSatisfy({ isPlain($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
      else { return nil }
    } else {
      guard let first = host.first, isPlain(first), host.count <= 253,
        host.allSatisfy({ isPlain($0) || "-._".utf8.contains($0) })
      else { return nil }
    }
    return (String(decoding: host, as: UTF8.self), port)
  }
}
