/// The size of a picture in pixels, read from its first bytes without decoding it.
public struct PictureSize: Sendable, Equatable {
  public let width: Int
  public let height: Int

  /// Returns `nil` if the bytes do not contain it, and for SVG, which has no pixels.
  public init?(_ head: [UInt8], _ kind: PictureKind) {
    let size: (Int, Int)? =
      switch kind {
      case .png: head.count >= 24 ? (Self.big(head, 16, 4), Self.big(head, 20, 4)) : nil
      case .gif: head.count >= 10 ? (Self.little(head, 6, 2), Self.little(head, 8, 2)) : nil
      case .jpeg: Self.jpeg(head)
      case .webp: Self.webp(head)
      case .svg: nil
      }
    guard let size else { return nil }
    (width, height) = size
  }

  /// The maximum number of pixels; larger pictures would fill the viewer's memory.
  public static let most = 40_000_000

  /// Width times height.
  public var dots: Int { width.multipliedReportingOverflow(by: height).overflow ? .max : width * height }

  /// The frame header follows any number of other segments.
  private static func jpeg(_ head: [UInt8]) -> (Int, Int)? {
    var offset = 2
    while offset + 9 <= head.count {
      guard head[offset] == 0xFF else { return nil }
      let marker = head[offset + 1]
      if marker == 0xFF {
        offset += 1
        continue
      }
      if (0xC0...0xCF).contains(marker), marker != 0xC4, marker != 0xC8, marker != 0xCC {
        return (big(head, offset + 7, 2), big(head, offset + 5, 2))
      }
      offset += 2 + ((0xD0...0xD9).contains(marker) || marker == 0x01 ? 0 : max(2, big(head, offset + 2, 2)))
    }
    return nil
  }

  private static func webp(_ head: [UInt8]) -> (Int, Int)? {
    guard head.count >= 30 else { return nil }
    switch head[15] {
    case UInt8(ascii: "X"): return (little(head, 24, 3) + 1, little(head, 27, 3) + 1)
    case UInt8(ascii: "L"):
      let bits = little(head, 21, 4)
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    default: return (little(head, 26, 2) & 0x3FFF, little(head, 28, 2) & 0x3FFF)
    }
  }

  private static func big(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    bytes[start..<(start + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    bytes[start..<(start + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
