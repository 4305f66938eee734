/// The format of a picture, by its first bytes, since names and media types are unreliable.
public enum PictureKind: String, Sendable, CaseIterable {
  case png, jpeg, gif, webp, svg

  /// Returns `nil` if browsers do not show the bytes as a picture.
  public init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
      self = .gif
    } else if bytes.count > 12, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) {
      self = .webp
    } else if Self.isSVG(bytes) {
      self = .svg
    } else {
      return nil
    }
  }

  /// The media type (RFC 6838).
  public var mediaType: String { self == .svg ? "image/svg+xml" : "image/\(rawValue)" }

  /// The file name extension, without a dot.
  public var fileEnding: String { self == .jpeg ? "jpg" : rawValue }

  /// Whether the bytes are XML whose first element is `svg`; only the beginning is searched.
  private static func isSVG(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096)
    guard head.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "<") else { return false }
    let name = Array("<svg".utf8)
    return head.indices.contains { start in
      head[start] == name[0] && head[start...].prefix(4).elementsEqual(name)
    }
  }
}
