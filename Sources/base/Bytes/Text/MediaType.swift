/// Media types of files, by file name extension.
public enum MediaType {
  /// The type of a file such as `deck.css`; `application/octet-stream` for an unknown extension.
  public static func of(_ name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return unknown }
    return types[String(name.utf8[name.utf8.index(after: dot)...]) ?? ""] ?? unknown
  }

  private static let unknown = "application/octet-stream"

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8", "woff2": "font/woff2", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml",
  ]
}
