import Bytes

/// Operations on paths relative to the archive's root, with `/` as separator.
public enum ArchivePath {
  /// The folder of a file; empty for the root.
  public static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }

  /// The text after the last `/`.
  public static func lastName(of path: String) -> String {
    let bytes = Array(path.utf8)
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  /// The path relative to a folder, with its dots resolved; empty for the root, `nil` if it leads outside.
  ///
  /// A path that begins with `/` is resolved at the archive's root.
  static func resolve(_ path: String, from folder: String) -> String? {
    var parts: [Substring.UTF8View] = []
    let isRooted = path.utf8.first == UInt8(ascii: "/")
    let whole = isRooted ? path : folder + "/" + path
    for part in Substring(whole).utf8.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
  }

  /// The relative address from a page to another file: `../2024-10-10/index.md`.
  public static func relative(from page: String, to target: String) -> String {
    let from = folder(of: page).utf8.split(separator: UInt8(ascii: "/"))
    let to = target.utf8.split(separator: UInt8(ascii: "/"))
    var shared = 0
    while shared < from.count, shared + 1 < to.count, from[shared].elementsEqual(to[shared]) { shared += 1 }
    let up = [String](repeating: "..", count: from.count - shared)
    let parts = (up.isEmpty ? ["."] : up) + to[shared...].map { encoded($0) }
    return parts.joined(separator: "/")
  }

  /// A name, percent-encoded.
  private static func encoded(_ name: some Sequence<UInt8>) -> String {
    var output: [UInt8] = []
    for byte in name {
      if byte >= 0x80 { output.append(byte) } else { PercentEncoding.append(byte, keeping: kept, to: &output) }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static let kept = ByteSet.unreserved.and("+,=@")
}
