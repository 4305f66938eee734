/// A site whose content HedgeDoc 1.12 embeds in a note; the raw value is the name that authors write.
public enum EmbedService: String, Sendable, CaseIterable {
  case youtube, vimeo, gist, slideshare, speakerdeck, pdf

  /// Whether the bytes are an id for the site: an address for `pdf`, else one or two short words.
  func names(_ id: some Collection<UInt8>) -> Bool {
    switch self {
    case .youtube: Self.isWord(id)
    case .vimeo: Self.isWord(id) && id.allSatisfy(Self.isDigit)
    case .gist, .slideshare, .speakerdeck:
      id.filter { $0 == UInt8(ascii: "/") }.count == 1
        && id.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { Self.isWord($0) }
    case .pdf: id.starts(with: "https://".utf8) || id.starts(with: "http://".utf8)
    }
  }

  private static func isWord(_ bytes: some Collection<UInt8>) -> Bool {
    (1...64).contains(bytes.count)
      && bytes.allSatisfy {
        isDigit($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
