/// Arithmetic with paths that are parted by `/` and begin at the archive's root.
enum ArchivePath {
  /// The folder of a file; empty at the root.
  static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }

  /// What follows the last `/`.
  static func lastName(of path: String) -> String {
    let bytes = Array(path.utf8)
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  /// The path that `relative` names as seen from a folder; `nil` where it leads out of the archive or to its root.
  static func resolve(_ relative: String, from folder: String) -> String? {
    var parts = folder.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    for part in relative.utf8.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(Array(part))
      }
    }
    return parts.isEmpty || parts.contains { $0.contains(0) }
      ? nil : String(decoding: Array(parts.joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
  }

  /// How a page names another file of the folder of pages: `../2024-10-10/index.md`.
  static func relative(from page: String, to target: String) -> String {
    let from = folder(of: page).utf8.split(separator: UInt8(ascii: "/"))
    let to = target.utf8.split(separator: UInt8(ascii: "/"))
    var shared = 0
    while shared < from.count, shared + 1 < to.count, from[shared].elementsEqual(to[shared]) { shared += 1 }
    let up = [String](repeating: "..", count: from.count - shared)
    let parts = (up.isEmpty ? ["."] : up) + to[shared...].map { encoded($0) }
    return parts.joined(separator: "/")
  }

  /// A name as it stands in an address.
  private static func encoded(_ name: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in name {
      let isPlain = byte.isLetter || byte.isDigit || byte >= 0x80 || "-_.~+,=@".utf8.contains(byte)
      output += isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: output, as: UTF8.self)
  }
}
