import Bytes
import Glibc
import Transfers

/// Checks the host of a request's URL: numeric addresses and `localhost`. With a proxy, which resolves the other names
/// itself, no further check is possible here.
enum NamedAddress {
  /// Returns whether the request may be sent; always true without a proxy, as then the resolved address is checked.
  static func isAllowed(_ request: TransferRequest) -> Bool {
    guard !request.reachesPrivate, !request.proxy.isEmpty else { return true }
    let host = host(of: request.url)
    if host.suffix(9).elementsEqual("localhost".utf8) { return false }
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST
    var found: UnsafeMutablePointer<addrinfo>?
    let name = String(decoding: host, as: UTF8.self)
    guard getaddrinfo(name, nil, &hints, &found) == 0, let first = found else { return true }
    defer { freeaddrinfo(first) }
    guard let address = first.pointee.ai_addr else { return false }
    return isPublic(UnsafeRawPointer(address), family: first.pointee.ai_family)
  }

  /// Returns whether a socket address (`sockaddr_in` or `sockaddr_in6`) is a public internet address.
  static func isPublic(_ address: UnsafeRawPointer, family: Int32) -> Bool {
    switch family {
    case AF_INET:
      let start = MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 4
      return PublicAddress.isPublic(v4: UnsafeRawBufferPointer(start: address + start, count: 4))
    case AF_INET6:
      let start = MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 8
      return PublicAddress.isPublic(v6: UnsafeRawBufferPointer(start: address + start, count: 16))
    default: return false
    }
  }

  private static func host(of url: String) -> [UInt8] {
    let bytes = Array(url.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return [] }
    let authority = bytes[colon...].dropFirst(3).prefix { !"/?#".utf8.contains($0) }
    if authority.first == UInt8(ascii: "[") {
      return Array(authority.dropFirst().prefix { $0 != UInt8(ascii: "]") })
    }
    return authority.prefix { $0 != UInt8(ascii: ":") }.asciiLowercased()
  }
}
