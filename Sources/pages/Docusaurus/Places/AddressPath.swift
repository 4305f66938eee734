import Bytes
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
}
