/// The format of a bundle's files: gzip, a mark, and CBOR.
enum BundleText {
  private static let mark = Array("pagefind_dcd".utf8)

  static func read(_ bytes: [UInt8]) throws(SearchFault) -> CBOR {
    let plain = try Gzip.read(bytes)
    guard plain.starts(with: mark), let value = CBOR(plain[mark.count...]) else {
      throw StableBundle.unknown("a file has an unknown format")
    }
    return value
  }

  /// The bytes before compression.
  static func plain(_ value: CBOR) -> [UInt8] {
    var bytes = mark
    value.write(to: &bytes)
    return bytes
  }
}
