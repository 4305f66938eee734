import Glibc

/// A path inside a folder: names separated by `/`, validated so that it cannot lead outside.
///
/// No name is empty, `.` or `..`, begins with `-`, or contains a control character; at most 255 bytes a name and 1024
/// in all. Paths are compared by bytes: `ü` as one and as two scalars are two files.
public struct RelativePath: Sendable, CustomStringConvertible {
  /// The path as text, for users and system calls.
  public let description: String

  public init?(_ text: String) {
    guard RelativePath.holds(text.utf8) else { return nil }
    description = text
  }

  /// A path from a literal; traps if it is invalid.
  public init(constant text: StaticString) {
    let text = text.description
    precondition(RelativePath.holds(text.utf8), "no path inside a folder: \(text)")
    description = text
  }

  private init(checked text: String) { description = text }

  private static let longestName = 255
  private static let longestPath = 1024

  private static func holds(_ bytes: String.UTF8View) -> Bool {
    guard bytes.count <= longestPath else { return false }
    var length = 0
    var dots = 0
    var previous: UInt8 = 0
    func isName() -> Bool { length > dots || dots > 2 }
    for byte in bytes {
      defer { previous = byte }
      switch byte {
      case UInt8(ascii: "/"):
        guard isName() else { return false }
        (length, dots) = (0, 0)
        continue
      case 0..<0x20, 0x7F: return false
      case 0x80..<0xA0 where previous == 0xC2: return false  // U+0080 to U+009F
      case UInt8(ascii: "-") where length == 0: return false
      case UInt8(ascii: ".") where dots == length: dots += 1
      default: break
      }
      length += 1
      guard length <= longestName else { return false }
    }
    return isName()
  }

  /// The path of an entry of a folder; `nil` if `name` is not a valid path.
  public static func / (folder: RelativePath, name: String) -> RelativePath? {
    RelativePath(folder.description + "/" + name)
  }

  /// The path of `inside` below `folder`.
  public static func / (folder: RelativePath, inside: RelativePath) -> RelativePath {
    RelativePath(checked: folder.description + "/" + inside.description)
  }

  /// The parent folder; `nil` for a path directly below the root.
  public var parent: RelativePath? {
    description.utf8.lastIndex(of: UInt8(ascii: "/")).map { RelativePath(checked: String(description[..<$0])) }
  }

  /// The last name of the path.
  public var lastName: String {
    guard let slash = description.utf8.lastIndex(of: UInt8(ascii: "/")) else { return description }
    return String(description[description.utf8.index(after: slash)...])
  }
}

extension RelativePath: Hashable, Comparable {
  public static func == (left: RelativePath, right: RelativePath) -> Bool {
    compared(left, right) == 0
  }

  public static func < (left: RelativePath, right: RelativePath) -> Bool {
    compared(left, right) < 0
  }

  /// Negative, 0 or positive, as the first path's bytes sort before, equal to or after the second's.
  private static func compared(_ left: RelativePath, _ right: RelativePath) -> Int {
    var (one, other) = (left.description, right.description)
    return one.withUTF8 { one in
      other.withUTF8 { other in
        guard let start = one.baseAddress, let otherStart = other.baseAddress else { return one.count - other.count }
        let order = memcmp(start, otherStart, min(one.count, other.count))
        return order == 0 ? one.count - other.count : Int(order)
      }
    }
  }

  public func hash(into hasher: inout Hasher) {
    var text = description
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
