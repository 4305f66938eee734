import Bytes

/// A parsed and normalised address of a link or picture (a strict subset of the URL standard).
struct Address {
  /// The address for the page: scheme and host in lower case, everything else percent-encoded where necessary.
  let text: String
  /// The host in lower case; nil for a relative address and `mailto:`.
  let host: String?

  static func isExternal(_ text: String) -> Bool {
    text.utf8.starts(with: "https:".utf8) || text.utf8.starts(with: "http:".utf8)
  }

  /// Parses an address whose character references are decoded; returns nil if it is invalid or has another scheme.
  ///
  /// Also refused: a host without scheme (`//host`), backslashes in a path (browsers read them as `/`), user names
  /// (they make one host look like another), control characters.
  init?(_ value: String, schemes: [String]) {
    var bytes = Array(value.utf8)[...]
    if bytes.contains(where: { $0 < 0x20 }) { bytes.removeAll { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } }
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }

    let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard !path.contains(UInt8(ascii: "\\")) else { return nil }

    let delimiter = path.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
    if let colon = delimiter, bytes[colon] == UInt8(ascii: ":") {
      self.init(scheme: bytes[..<colon], rest: bytes[(colon + 1)...], schemes: schemes)
    } else {
      self.init(relative: bytes)
    }
  }

  private init?(scheme: ArraySlice<UInt8>, rest: ArraySlice<UInt8>, schemes: [String]) {
    guard let first = scheme.first, first.isASCIILetter,
      scheme.allSatisfy({ $0.isASCIIAlphanumeric || "+-.".utf8.contains($0) })
    else { return nil }
    var output = scheme.map(\.asciiLowercased)
    guard schemes.contains(where: { $0.utf8.elementsEqual(output) }) else { return nil }
    let isWeb = output.elementsEqual("http".utf8) || output.elementsEqual("https".utf8)
    output.append(UInt8(ascii: ":"))
    guard isWeb else {
      guard !rest.isEmpty else { return nil }
      Self.appendEncoded(rest, to: &output)
      text = String(decoding: output, as: UTF8.self)
      host = nil
      return
    }
    guard rest.starts(with: "//".utf8) else { return nil }
    let authority = rest.dropFirst(2).prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    guard let (host, port) = Self.hostAndPort(authority) else { return nil }
    output.append(contentsOf: "//".utf8)
    output.append(contentsOf: host)
    output.append(contentsOf: port)
    Self.appendEncoded(rest[authority.endIndex...], to: &output)
    text = String(decoding: output, as: UTF8.self)
    self.host = String(decoding: host, as: UTF8.self)
  }

  private init?(relative bytes: ArraySlice<UInt8>) {
    guard !bytes.starts(with: "//".utf8) else { return nil }
    var output: [UInt8] = []
    if bytes.first == UInt8(ascii: "#"), bytes.count > 1, bytes.dropFirst().first != UInt8(ascii: "/") {
      // Ids have our prefix (`AttributeRule`), so links to them need it too; `#/2/1` is a slide of reveal.js.
      let hasPrefix = bytes.dropFirst().starts(with: AttributeRule.idPrefix.utf8)
      output.append(UInt8(ascii: "#"))
      if !hasPrefix { output.append(contentsOf: AttributeRule.idPrefix.utf8) }
      Self.appendEncoded(bytes.dropFirst(), to: &output)
    } else {
      Self.appendEncoded(bytes, to: &output)
    }
    text = String(decoding: output, as: UTF8.self)
    host = nil
  }

  /// Splits and validates `host:port`; the returned port includes its colon.
  private static func hostAndPort(_ authority: ArraySlice<UInt8>) -> (host: [UInt8], port: ArraySlice<UInt8>)? {
    var host = authority
    var port: ArraySlice<UInt8> = []
    let portColon = authority.lastIndex(of: UInt8(ascii: ":"))
    let bracket = authority.lastIndex(of: UInt8(ascii: "]"))
    if let colon = portColon, bracket.map({ $0 < colon }) ?? true {
      host = authority[..<colon]
      let digits = authority[(colon + 1)...]
      guard digits.count <= 5, digits.allSatisfy(\.isASCIIDigit),
        (Int(String(decoding: digits, as: UTF8.self)) ?? 0) < 65536
      else { return nil }
      if !digits.isEmpty { port = authority[colon...] }
    }
    let lower = host.map(\.asciiLowercased)
    return isHost(lower) ? (lower, port) : nil
  }

  private static func isHost(_ host: [UInt8]) -> Bool {
    if host.first == UInt8(ascii: "[") { return isIPv6(host) }
    let isName = host.allSatisfy { $0.isASCIIAlphanumeric || "-._~".utf8.contains($0) || $0 >= 0x80 }
    guard !host.isEmpty, host.count <= 253, isName else { return false }
    var labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if labels.count > 1, labels.last?.isEmpty ?? false { labels.removeLast() }
    guard let last = labels.last, labels.allSatisfy({ !$0.isEmpty && $0.count <= 63 }) else { return false }
    // A last label of digits makes it an IPv4 address; of the many notations that browsers accept, only one is allowed.
    guard last.allSatisfy(\.isASCIIDigit) || last.starts(with: "0x".utf8) else { return true }
    return labels.count == 4
      && labels.allSatisfy {
        (1...3).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) && ($0.count == 1 || $0.first != UInt8(ascii: "0"))
          && (Int(String(decoding: $0, as: UTF8.self)) ?? 256) < 256
      }
  }

  /// Whether the host is an IPv6 address: full form or one `::`, groups of up to four digits; no IPv4 tail, no zone.
  private static func isIPv6(_ host: [UInt8]) -> Bool {
    guard host.last == UInt8(ascii: "]"), host.count > 3 else { return false }
    let groups = host.dropFirst().dropLast().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let areGroups = groups.allSatisfy { group in
      group.count <= 4 && group.allSatisfy { $0.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
    }
    guard areGroups, groups.count <= 9 else { return false }
    let empty = groups.indices.filter { groups[$0].isEmpty }
    switch empty.count {
    case 0: return groups.count == 8
    case 1: return empty[0] > 0 && empty[0] < groups.count - 1 && groups.count <= 8
    case 2: return groups.count > 2 && (empty == [0, 1] || empty == [groups.count - 2, groups.count - 1])
    default: return groups.count == 3
    }
  }

  /// Appends the bytes; only characters of RFC 3986's paths, queries and fragments, and `%` before two hexadecimal
  /// digits, are not encoded.
  private static func appendEncoded(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let kept = ByteSet.address
    output.reserveCapacity(output.count + bytes.count)
    for i in bytes.indices {
      let isEscape =
        bytes[i] == UInt8(ascii: "%") && i + 2 < bytes.endIndex && bytes[i + 1].isASCIIHexDigit
        && bytes[i + 2].isASCIIHexDigit
      if isEscape { output.append(bytes[i]) } else { PercentEncoding.append(bytes[i], keeping: kept, to: &output) }
    }
  }
}
