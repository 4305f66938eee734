import Bytes
import Decks
import Diagnostics
import Meetings
import Memory
import Reports

extension CheckInput {
  /// Reads the items of a report, which several rules look at; none in decks and prose.
  func readItems() -> [ReportItem] {
    guard case .report = kind, !hadNoMeeting, TextFault.first(in: file.bytes) == nil else { return [] }
    return ReportItem.all(in: Deck(file))
  }

  /// Open action items, or decisions, of a report, each with the place of its text.
  func reportItems(_ kind: MemoryItem.Kind) -> [(item: ReportItem, place: Range<Int>)] {
    items.filter { $0.kind == kind && $0.state == .open }.map { ($0, place(ofLine: $0.line)) }
  }

  /// A line without its bullet, its box, and blanks at the ends.
  private func place(ofLine number: Int) -> Range<Int> {
    let line = file.line(number)
    var start = line.lowerBound
    var end = line.upperBound
    while start < end, " \t*-+>".utf8.contains(file.bytes[start]) { start += 1 }
    while end > start, file.bytes[end - 1] == 0x20 || file.bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  /// The place of a word in a range; the whole range where it is not written that way.
  func place(of word: String, in range: Range<Int>) -> Range<Int> {
    withText { $0.place(of: word, in: range) } ?? range
  }
}
