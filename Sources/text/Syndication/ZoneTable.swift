/// The zones of the IANA database with their rules, from `zones.txt`.
enum ZoneTable {
  /// The rule of a zone by its name; nil if there is no such zone.
  static func rule(of name: String) -> ZoneRule? {
    let wanted = Array(name.utf8)
    guard !wanted.isEmpty, wanted.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "#") }) else { return nil }
    for line in PackageResources.zones_txt.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      let words = line.split(separator: 0x20)
      guard words.dropFirst().contains(where: { $0.elementsEqual(wanted) }), let rule = words.first else { continue }
      return ZoneRule(posix: Substring(decoding: rule, as: UTF8.self).utf8)
    }
    return nil
  }
}
