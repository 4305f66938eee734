extension Asset {
  /// The media type that a server says of the file, such as `font/woff2`.
  public var contentType: String {
    Self.types.first { name.utf8.reversed().starts(with: $0.0.utf8.reversed()) }?.1 ?? "application/octet-stream"
  }

  private static let types = [
    (".js", "text/javascript; charset=utf-8"), (".css", "text/css; charset=utf-8"), (".woff2", "font/woff2"),
    (".txt", "text/plain; charset=utf-8"),
  ]
}
