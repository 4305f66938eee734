/// `{%youtube dQw4w9WgXcQ %}`, also within a text; with an id that is invalid for the site, the text is unchanged.
struct Embed {
  let service: EmbedService
  let id: Range<Int>
  /// The offset after the closing `%}`.
  let end: Int

  private static let longest = 2048

  init?(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
    let name = start + 2
    guard text[start...].starts(with: "{%".utf8),
      let service = EmbedService.allCases.first(where: { text[name...].starts(with: $0.rawValue.utf8) })
    else { return nil }
    var index = name + service.rawValue.utf8.count
    func skipBlanks() { while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 } }
    skipBlanks()
    let first = index
    while index < text.count, index - first <= Self.longest, text[index] > 0x20,
      !text[index...].starts(with: "%}".utf8)
    {
      index += 1
    }
    let id = first..<index
    skipBlanks()
    guard text[index...].starts(with: "%}".utf8), service.names(text[id]) else { return nil }
    (self.service, self.id, end) = (service, id, index + 2)
  }
}

extension InlineSubject {
  func matchEmbed() -> ParsedNode? {
    Embed(text, at: offset).flatMap { take($0.end - offset, as: .embed) }
  }
}
