/// Addresses that HedgeDoc's parser refuses, so that the link or image stays as written (markdown-it 14,
/// `validateLink`).
enum AddressRule {
  static func isRefused(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while start < address.count, address[start] <= 0x20 { start += 1 }
    func begins(with prefix: String) -> Bool {
      start + prefix.utf8.count <= address.count
        && zip(address[start...], prefix.utf8).allSatisfy { (0x41...0x5a ~= $0 ? $0 | 0x20 : $0) == $1 }
    }
    guard start < address.count else { return false }
    switch address[start] | 0x20 {
    case UInt8(ascii: "j"): return begins(with: "javascript:")
    case UInt8(ascii: "v"): return begins(with: "vbscript:")
    case UInt8(ascii: "f"): return begins(with: "file:")
    case UInt8(ascii: "d"):
      let images = ["data:image/gif;", "data:image/png;", "data:image/jpeg;", "data:image/webp;"]
      return begins(with: "data:") && !images.contains(where: begins(with:))
    default: return false
    }
  }
}
