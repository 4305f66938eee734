import Bytes
import Decks
import Diagnostics
import Meetings
import Reports

/// The date on the cover wants to be the call's; that of a report's front matter is judged where reports are read.
enum DateMismatch {
  static let rule = Rule(
    "date-mismatch", .warning, "a date on the cover, or in a report, that is not the call's",
    """
    A deck is found by its date for years. The file's name says which call it belongs to; a date in a heading of the
    first slide, or `date:` in a report, has to be the same day.

    Wrong: `## Community Call 2024-09-19` in `20240926.md`
    Right: `## Community Call 2024-09-26`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard subject.isDeck, let date = subject.date, let cover = subject.slides.first else { return }
    subject.withText { text in
      for heading in cover.facts.headings {
        for place in dates(in: heading.place, text) {
          guard let shown = Day(text.string(place)), shown != date else { continue }
          let edit = Edit(range: place, replacement: Array(date.description.utf8))
          found.append(
            rule.finding(
              "date \(shown) is not that of the call, \(date)", at: place, in: subject.file,
              fixes: [Fix(title: "write \(date)", safety: .suggested, edits: [edit])]))
        }
      }
    }
  }

  /// Ten characters that look like 2024-09-26, alone.
  private static func dates(in range: Range<Int>, _ text: ByteText) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = range.lowerBound
    while let hyphen = text.first(UInt8(ascii: "-"), in: offset..<range.upperBound) {
      offset = hyphen + 1
      let place = (hyphen - 4)..<(hyphen + 6)
      guard place.lowerBound >= range.lowerBound, place.upperBound <= range.upperBound, isDate(place, text) else {
        continue
      }
      let isAlone =
        (place.lowerBound == 0 || !joins(text[place.lowerBound - 1]))
        && (place.upperBound == text.count || !joins(text[place.upperBound]))
      if isAlone { found.append(place) }
      offset = place.upperBound
    }
    return found
  }

  private static func isDate(_ place: Range<Int>, _ text: ByteText) -> Bool {
    for (index, offset) in place.enumerated() {
      let fits = index == 4 || index == 7 ? text[offset] == UInt8(ascii: "-") : text[offset].isASCIIDigit
      guard fits else { return false }
    }
    return true
  }

  private static func joins(_ byte: UInt8) -> Bool {
    byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
  }
}
