/// The files that a page in Chromium can see, by their paths; there is nothing else.
public struct VisibleFiles: Sendable {
  let file: @Sendable (String) -> (bytes: [UInt8], type: String)?

  /// `file` gives the bytes at a path, such as `assets/deck.css`, or `nil`.
  public init(_ file: @escaping @Sendable (String) -> [UInt8]?) {
    self.file = { path in file(path).map { ($0, Self.type(of: path)) } }
  }

  private static func type(of path: String) -> String {
    let ending = path.utf8.reversed().prefix { $0 != UInt8(ascii: ".") }.reversed()
    return switch String(decoding: Array(ending), as: UTF8.self) {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "woff2": "font/woff2"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    default: "application/octet-stream"
    }
  }
}
