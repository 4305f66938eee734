import Bytes

/// Protects the local server against requests made by pages of other sites.
///
/// DNS rebinding (a foreign name that resolves to 127.0.0.1) is detected by `Host`, a page of another site by `Origin`
/// or `Sec-Fetch-Site`. Any port is accepted in `Host`, since an SSH tunnel may use another one.
enum LoopbackRequest {
  /// Kind of HTTP method.
  enum Method: Sendable, Equatable {
    /// GET or HEAD.
    case read
    /// A message of a page.
    case post
    /// Any other method; always refused, since the server changes no files.
    case other
  }

  /// Reason for a refusal: the part of the request that is not acceptable.
  enum Refusal: Sendable, Equatable {
    case method
    case host
    case origin
  }

  /// Returns the reason for a refusal; `nil` if the request may be served. Missing headers are passed as `nil`.
  static func refusal(method: Method, host: String?, origin: String?, site: String?, mode: String?) -> Refusal? {
    guard let host, isLocal(host) else { return .host }
    if method == .other { return .method }
    if let origin, !lowered(origin).elementsEqual("http://".utf8 + lowered(host)) { return .origin }
    let isForeign = site.map { Self.isForeign(site: $0) } ?? false
    switch method {
    // Browsers send Origin with every POST.
    case .post: return origin == nil || isForeign ? .origin : nil
    // Following a link is harmless: the page that contains it cannot read the answer.
    default: return isForeign && mode?.utf8.elementsEqual("navigate".utf8) != true ? .origin : nil
    }
  }

  /// Returns whether this value of `Sec-Fetch-Site` means a request by another site.
  static func isForeign(site: String) -> Bool {
    site.utf8.elementsEqual("cross-site".utf8) || site.utf8.elementsEqual("same-site".utf8)
  }

  /// Returns whether the host is `localhost`, `127.0.0.1` or `[::1]`, with or without a port.
  static func isLocal(_ host: String) -> Bool {
    let bytes = lowered(host)
    return ["localhost", "127.0.0.1", "[::1]"].contains { name in
      guard bytes.starts(with: name.utf8) else { return false }
      let port = bytes.dropFirst(name.utf8.count)
      return port.isEmpty
        || port.first == UInt8(ascii: ":") && (2...6).contains(port.count)
          && port.dropFirst().allSatisfy { $0.isASCIIDigit }
    }
  }

  private static func lowered(_ text: String) -> [UInt8] {
    text.utf8.asciiLowercased()
  }
}
