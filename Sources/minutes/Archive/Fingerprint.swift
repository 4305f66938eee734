import Digests

/// What tells one content of a file from another: its SHA-256, and that of the same text with the line ends of Unix.
///
/// Git may check a text out with CR LF where it was stored with LF, or the other way round. Where nothing forbids it that, such a
/// text is the same one.
public struct Fingerprint: Sendable, Hashable {
  public let sha256: String
  /// Of the text with LF for each CR LF; `nil` where there is none.
  public let lf: String?

  public init(of bytes: [UInt8]) {
    sha256 = SHA256.hex(of: bytes)
    lf = Self.withoutReturns(bytes).map { SHA256.hex(of: $0) }
  }

  public init(sha256: String, lf: String? = nil) { (self.sha256, self.lf) = (sha256, lf) }

  /// Whether it is of the same content, be it with other line ends.
  public func isSameText(as other: Fingerprint) -> Bool {
    sha256.utf8.elementsEqual(other.sha256.utf8) || text.utf8.elementsEqual(other.text.utf8)
  }

  /// Whether these bytes are that content; `exactly` where line ends count.
  public func isOf(_ bytes: [UInt8], exactly: Bool) -> Bool {
    let found = SHA256.hex(of: bytes)
    if found.utf8.elementsEqual(sha256.utf8) { return true }
    guard !exactly else { return false }
    let text = Self.withoutReturns(bytes).map { SHA256.hex(of: $0) } ?? found
    return text.utf8.elementsEqual(self.text.utf8)
  }

  private var text: String { lf ?? sha256 }

  /// The text with LF for each CR LF; `nil` where there is none.
  static func withoutReturns(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(0x0D) else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() where byte != 0x0D || index + 1 >= bytes.count || bytes[index + 1] != 0x0A {
      text.append(byte)
    }
    return text.count < bytes.count ? text : nil
  }
}
