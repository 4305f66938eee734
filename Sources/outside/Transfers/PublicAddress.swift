/// Tells public internet addresses from private, local and reserved ones, by IANA's special-purpose address registries.
public enum PublicAddress {
  /// Returns whether an IPv4 address, four bytes in network order, is publicly routable.
  public static func isPublic(v4 bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count == 4 else { return false }
    let number = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return !reserved.contains { number >> (32 - $0.length) == $0.prefix >> (32 - $0.length) }
  }

  /// Returns whether an IPv6 address, 16 bytes in network order, is publicly routable. An address with an embedded IPv4
  /// address (mapped, NAT64, 6to4) is judged by the embedded one.
  public static func isPublic(v6 bytes: some Collection<UInt8>) -> Bool {
    let all = Array(bytes)
    guard all.count == 16 else { return false }
    if all.starts(with: [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]) { return isPublic(v4: all[12...]) }
    // NAT64 and 6to4
    if all.starts(with: [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return isPublic(v4: all[12...]) }
    if all.starts(with: [0x20, 0x02]) { return isPublic(v4: all[2..<6]) }
    // Global unicast is 2000::/3, except for the IETF protocol block with Teredo and the documentation blocks.
    guard all[0] & 0xE0 == 0x20 else { return false }
    let isProtocols = all.starts(with: [0x20, 0x01]) && all[2] & 0xFE == 0
    let isExample =
      all.starts(with: [0x20, 0x01, 0x0D, 0xB8]) || all[0] == 0x3F && all[1] == 0xFF && all[2] & 0xF0 == 0
    return !isProtocols && !isExample
  }

  private static let reserved: [(prefix: UInt32, length: UInt32)] = [
    (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xAC10_0000, 12),
    (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xC633_6400, 24),
    (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
  ]
}
