import Decks

/// An address without its query, and its fragment.
struct AddressPath {
  let path: [UInt8]
  /// Decoded, without `#`; empty where there is none.
  let fragment: String

  init(_ address: [UInt8]) {
    path = Array(address.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    let hash = address.firstIndex(of: UInt8(ascii: "#"))
    fragment = hash.map { Self.fragment(address[($0 + 1)...]) } ?? ""
  }

  /// A fragment as its author wrote it: the `u-` that keeps ids of pages apart is taken off.
  static func fragment(_ bytes: ArraySlice<UInt8>) -> String {
    let own = bytes.starts(with: "u-".utf8) ? bytes.dropFirst(2) : bytes
    return PercentEncoding.decoded(own)
  }

  /// Whether the address has a scheme of its own.
  static func isAbsolute(_ address: [UInt8]) -> Bool {
    address.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      .contains(UInt8(ascii: ":"))
  }

  /// The host of an absolute address, with its port.
  static func host(_ address: [UInt8]) -> String {
    let parts = address.split(separator: UInt8(ascii: "/"), maxSplits: 2)
    return parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : String(decoding: address, as: UTF8.self)
  }
}

extension [UInt8] {
  /// `%20` as what it stands for.
  var decoded: String { PercentEncoding.decoded(self) }

  /// What follows the address of the repository's files, also where a folder (`/tree/`) or the plain file (`/raw/`) is
  /// named; letter case does not count, as on GitHub.
  func behind(source: String) -> [UInt8]? {
    var prefix = Array(source.utf8)
    while prefix.last == UInt8(ascii: "/") { prefix.removeLast() }
    guard !prefix.isEmpty else { return nil }
    let blob = Array("/blob/".utf8)
    let slot = prefix.indices.first { prefix[$0...].starts(with: blob) }
    for form in ["/blob/", "/tree/", "/raw/"] {
      var start = prefix
      if let slot { start.replaceSubrange(slot..<(slot + blob.count), with: form.utf8) }
      guard count > start.count, self[start.count] == UInt8(ascii: "/"),
        zip(self, start).allSatisfy({ Self.lower($0) == Self.lower($1) })
      else { continue }
      return Array(self[(start.count + 1)...])
    }
    return nil
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
