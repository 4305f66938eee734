import Bytes
import Diagnostics

/// Template text wants to be written over.
enum PlaceholderLeft {
  static let rule = Rule(
    "placeholder-left", .warning, "text of the template that nobody wrote over",
    """
    Reports and decks begin as templates. What still says `@todo`, `202X-XX-XX`, `Subtopic 1` or `A new topic` was
    forgotten and would be read out to everybody.

    Wrong: `reporter: "@todo"`
    Right: `reporter: ada`

    Write over it, or remove the line.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    subject.withText { text in
      for line in subject.lines.lines where line.context == .text || line.context == .head {
        guard let place = placeholder(in: line.range, text) else { continue }
        found.append(
          rule.finding("placeholder \"\(text.string(place))\" needs to be replaced", at: place, in: subject.file))
      }
    }
  }

  /// The first one of a line.
  private static func placeholder(in line: Range<Int>, _ text: ByteText) -> Range<Int>? {
    handle(in: line, text) ?? date(in: line, text) ?? phrase(in: line, text)
  }

  private static func handle(in line: Range<Int>, _ text: ByteText) -> Range<Int>? {
    var offset = line.lowerBound
    while let sign = text.first(UInt8(ascii: "@"), in: offset..<line.upperBound) {
      offset = sign + 1
      if isTodo(at: offset, limit: line.upperBound, text), sign == line.lowerBound || !text[sign - 1].isWord {
        return sign..<(offset + 4)
      }
    }
    offset = line.lowerBound
    while let slash = text.first(UInt8(ascii: "/"), in: offset..<line.upperBound) {
      offset = slash + 1
      if isTodo(at: offset, limit: line.upperBound, text), slash - 10 >= line.lowerBound,
        text.has("github.com", at: slash - 10, limit: line.upperBound, anyCase: true)
      {
        return (slash - 10)..<(offset + 4)
      }
    }
    return nil
  }

  /// The whole word.
  private static func isTodo(at offset: Int, limit: Int, _ text: ByteText) -> Bool {
    guard text.has("todo", at: offset, limit: limit, anyCase: true) else { return false }
    return offset + 4 == limit || !(text[offset + 4].isWord || text[offset + 4] == UInt8(ascii: "-"))
  }

  /// A date with letters in the place of digits: `202X-XX-XX`, `YYYY-MM-DD`.
  private static func date(in line: Range<Int>, _ text: ByteText) -> Range<Int>? {
    var offset = line.lowerBound
    while let hyphen = text.first(UInt8(ascii: "-"), in: offset..<line.upperBound) {
      offset = hyphen + 1
      let place = (hyphen - 4)..<(hyphen + 6)
      guard place.lowerBound >= line.lowerBound, place.upperBound <= line.upperBound else { continue }
      guard
        text.has("-XX-XX", at: hyphen, limit: line.upperBound) || text.has("-MM-DD", at: hyphen, limit: line.upperBound)
      else { continue }
      let fits = text[place.prefix(4)].allSatisfy {
        $0.isASCIIDigit || $0 == UInt8(ascii: "X") || $0 == UInt8(ascii: "Y")
      }
      if fits { return place }
    }
    return nil
  }

  /// A heading or list item that is nothing but a phrase of a template.
  private static func phrase(in line: Range<Int>, _ text: ByteText) -> Range<Int>? {
    let start = text.end(of: line) { $0.isASCIIWhitespace }
    guard start < line.upperBound else { return nil }
    switch text[start] {
    case UInt8(ascii: "#"): return topic(in: start..<line.upperBound, text)
    case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "+"):
      var item = text.trimmed((start + 1)..<line.upperBound)
      if item.count > 3, text[item.lowerBound].isASCIIDigit, text[item.lowerBound + 1] == UInt8(ascii: ".") {
        item = text.trimmed((item.lowerBound + 2)..<item.upperBound)
      }
      if items.contains(where: {
        $0.utf8CodeUnitCount == item.count && text.has($0, at: item.lowerBound, limit: item.upperBound)
      }) {
        return item
      }
      return numbered("Subtopic ", item, text) ?? numbered("Eventname ", item, text)
    default: return nil
    }
  }

  private static func topic(in heading: Range<Int>, _ text: ByteText) -> Range<Int>? {
    let title = text.trimmed(heading)
    for name: StaticString in ["Another new topic", "A new topic"] {
      let start = title.upperBound - name.utf8CodeUnitCount
      guard start > title.lowerBound, text.has(name, at: start, limit: title.upperBound), !text[start - 1].isWord else {
        continue
      }
      return start..<title.upperBound
    }
    return nil
  }

  /// The word with a number behind it, and for events a topic that is none.
  private static func numbered(_ word: StaticString, _ item: Range<Int>, _ text: ByteText) -> Range<Int>? {
    guard text.has(word, at: item.lowerBound, limit: item.upperBound) else { return nil }
    let digits = (item.lowerBound + word.utf8CodeUnitCount)..<item.upperBound
    let end = text.end(of: digits) { $0.isASCIIDigit }
    guard end > digits.lowerBound, end == item.upperBound || text.has(" - Topic", at: end, limit: item.upperBound)
    else {
      return nil
    }
    return item.lowerBound..<end
  }

  /// The templates' own list items that nobody would write.
  private static let items: [StaticString] = [
    "First aspect", "Second aspect", "Third aspect", "What happened", "What comes next, and who does it",
    "What you need from the other teams",
  ]
}
