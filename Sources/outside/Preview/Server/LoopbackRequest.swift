import Bytes

/// Whether a request that came to a port of this machine was meant for it, and not smuggled in by a page from elsewhere.
///
/// A name that an attacker lets point at 127.0.0.1 shows in `Host` (DNS rebinding), a page of another site in `Origin` or
/// `Sec-Fetch-Site`. The port in `Host` may be any: behind an SSH tunnel it is another than ours.
enum LoopbackRequest {
  /// What a request is for.
  enum Method: Sendable, Equatable {
    /// GET or HEAD.
    case read
    /// A page says something of itself.
    case post
    case other
  }

  /// Why a request is refused.
  enum Refusal: Sendable, Equatable {
    /// No file is ever changed here.
    case method
    case host
    case origin
  }

  /// `nil` where the request may be answered; headers that the request does not have are `nil`.
  static func refusal(method: Method, host: String?, origin: String?, site: String?, mode: String?) -> Refusal? {
    guard let host, isLocal(host) else { return .host }
    if method == .other { return .method }
    if let origin, !lowered(origin).elementsEqual("http://".utf8 + lowered(host)) { return .origin }
    let isForeign = site.map { Self.isForeign(site: $0) } ?? false
    switch method {
    // Browsers name the origin of every POST.
    case .post: return origin == nil || isForeign ? .origin : nil
    // A link that somebody follows is no harm: the page that it stands on gets nothing to read.
    default: return isForeign && mode?.utf8.elementsEqual("navigate".utf8) != true ? .origin : nil
    }
  }

  /// Whether `Sec-Fetch-Site` says that a page from elsewhere asks.
  static func isForeign(site: String) -> Bool {
    site.utf8.elementsEqual("cross-site".utf8) || site.utf8.elementsEqual("same-site".utf8)
  }

  /// `localhost`, `127.0.0.1` or `[::1]`, with or without a port.
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
