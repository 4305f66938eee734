import Assets

/// The types that files of pages are served as.
enum MediaType {
  /// By the ending, which the page itself has given its pictures by what they are.
  static func of(_ name: String) -> String {
    if let asset = Asset.named(name) { return asset.contentType }
    let ending = name.utf8.split(separator: UInt8(ascii: ".")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    return types[ending] ?? "application/octet-stream"
  }

  private static let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "png": "image/png",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml",
  ]
}
