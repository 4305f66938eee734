/// A name in a tag: `cover`, `team.lead`, or `.` for the innermost value itself.
public struct MustacheName: Sendable {
  /// The parts between the dots; empty for `.`.
  public let words: [String]
  /// The place, as byte offsets into the template.
  public let range: Range<Int>

  /// Parses the name between blanks in a tag; `tag` is the range of the whole tag, for errors.
  init(_ place: Range<Int>, in text: TemplateText, tag: Range<Int>) throws(MustacheFault) {
    range = text.trimmed(place)
    let name = text.bytes[range]
    guard !name.isEmpty else { throw MustacheFault(.emptyName, tag) }
    guard !name.contains(UInt8(ascii: "(")) else { throw MustacheFault(.call(tag: text.shown(tag)), range) }
    guard !name.contains(where: TemplateText.isBlank) else {
      throw MustacheFault(.severalWords(text.shown(range)), range)
    }
    guard !name.elementsEqual(".".utf8) else {
      words = []
      return
    }
    let parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty }) else { throw MustacheFault(.strayDot(text.shown(range)), range) }
    words = parts.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The name as written.
  public var text: String { words.isEmpty ? "." : words.joined(separator: ".") }
}
