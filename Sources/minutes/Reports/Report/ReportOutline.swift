import Decks
import Diagnostics
import Markdown

/// How a report becomes slides: what goes on the title slide, and what below it.
public struct ReportOutline: Sendable, Equatable {
  /// The report begins with a `# Heading` of its own, so no title slide is made.
  public let hasOwnHeading: Bool
  /// The paragraph before the first topic, which replaces the team's mission on the title slide; comments before it go
  /// with it.
  public let lead: Range<Int>?
  /// Slices of the source, each a slide, or several where the author put separators into it.
  public let slides: [Range<Int>]

  init(bytes: [UInt8], body: Range<Int>) {
    let text = Self.withoutOuterSeparators(body, in: bytes)
    let separators = Separator.all(in: bytes, range: text)
    let firstSlide = separators.first.map { text.lowerBound..<$0.range.lowerBound } ?? text
    let blocks = Document.read(bytes, in: firstSlide).blocks.filter { !$0.isInvisible }
    hasOwnHeading = blocks.first?.isHeading(1) ?? false
    guard separators.isEmpty else {
      lead = nil
      slides = [text]
      return
    }
    var cuts = blocks.filter { $0.isHeading(2) }.map {
      Self.lineStart(of: $0.range.lowerBound, in: bytes, from: text.lowerBound)
    }
    let beforeTopics = text.lowerBound..<(cuts.first ?? text.upperBound)
    let opening = blocks.prefix { $0.range.lowerBound < beforeTopics.upperBound }
    var start = text.lowerBound
    var lead: Range<Int>?
    if !hasOwnHeading, let first = opening.first, first.isPlainParagraph {
      let isFirst = Self.isBlank(bytes[text.lowerBound..<first.range.lowerBound])
      let range = (isFirst ? first.range.lowerBound : text.lowerBound)..<first.range.upperBound
      // Behind speaker notes nobody would see who reports.
      if SpeakerNotes.find(in: bytes, slide: range) == nil {
        lead = range
        start = Self.behindLine(range.upperBound, in: bytes, limit: text.upperBound)
      }
    }
    // Comments alone are no slide: they go with the topic behind them, or with the lead.
    if opening.contains(where: { $0.range.lowerBound >= start }) {
      cuts.insert(start, at: 0)
    } else if !cuts.isEmpty {
      cuts[0] = start
    } else if let known = lead {
      lead = known.lowerBound..<text.upperBound
    } else {
      cuts = [start]
    }
    self.lead = lead
    slides = zip(cuts, cuts.dropFirst() + [text.upperBound]).map {
      Self.withoutOuterSeparators($0..<max($0, $1), in: bytes)
    }.filter { !$0.isEmpty }
  }

  /// The text without blank lines and separators at its edges, which give way to those of the deck.
  ///
  /// They would only make empty slides. At its edges a text counts as surrounded by empty lines, as it will be in the deck.
  private static func withoutOuterSeparators(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var text = Report.trimmed(range, in: bytes)
    while let start = behindSeparator(atStartOf: text, in: bytes) {
      text = Report.trimmed(start..<text.upperBound, in: bytes)
    }
    while let end = beforeSeparator(atEndOf: text, in: bytes) {
      text = Report.trimmed(text.lowerBound..<end, in: bytes)
    }
    return text
  }

  /// More than a separator and the line ends around it need.
  private static let window = 16

  private static func behindSeparator(atStartOf text: Range<Int>, in bytes: [UInt8]) -> Int? {
    let edge = text.prefix(window)
    let padded =
      [0x0A] + bytes[edge.startIndex..<edge.endIndex] + (edge.endIndex == text.upperBound ? [0x0A, 0x0A] : [])
    guard let first = Separator.all(in: padded, range: 0..<padded.count).first, first.hyphens.lowerBound == 1 else {
      return nil
    }
    return min(text.lowerBound + first.range.upperBound - 1, text.upperBound)
  }

  private static func beforeSeparator(atEndOf text: Range<Int>, in bytes: [UInt8]) -> Int? {
    let edge = text.suffix(window)
    let padding: [UInt8] = edge.startIndex == text.lowerBound ? [0x0A] : []
    let padded = padding + bytes[edge.startIndex..<edge.endIndex] + [0x0A, 0x0A]
    guard let last = Separator.all(in: padded, range: 0..<padded.count).last,
      last.hyphens.upperBound == padded.count - 2
    else { return nil }
    return max(edge.startIndex + last.range.lowerBound - padding.count, text.lowerBound)
  }

  private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  private static func lineStart(of offset: Int, in bytes: [UInt8], from start: Int) -> Int {
    bytes[start..<offset].lastIndex(where: isLineEnd).map { $0 + 1 } ?? start
  }

  private static func behindLine(_ offset: Int, in bytes: [UInt8], limit: Int) -> Int {
    guard let end = bytes[offset..<limit].firstIndex(where: isLineEnd) else { return limit }
    let isPair = end + 1 < limit && bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n")
    return end + (isPair ? 2 : 1)
  }

  /// A carriage return alone ends a line too, as it does for Markdown.
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}

extension Node {
  fileprivate func isHeading(_ level: Int) -> Bool { kind == .heading(level: level) }

  /// A comment is no content, unless text follows in the line of its end.
  fileprivate var isInvisible: Bool {
    guard case .htmlBlock(let literal) = kind else { return false }
    var rest = literal.utf8.drop { $0 == 0x20 }
    guard rest.starts(with: "<!--".utf8) else { return false }
    rest = rest.dropFirst(4)
    while let hyphen = rest.firstIndex(of: UInt8(ascii: "-")) {
      rest = rest[hyphen...]
      if rest.starts(with: "-->".utf8) {
        return rest.dropFirst(3).allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
      }
      rest = rest.dropFirst()
    }
    return true
  }

  /// Running text without a picture, which needs a slide of its own.
  fileprivate var isPlainParagraph: Bool {
    guard case .paragraph = kind else { return false }
    var pending = children
    while let node = pending.popLast() {
      if case .image = node.kind { return false }
      if case .htmlInline(let literal) = node.kind, literal.utf8.starts(with: "<img".utf8) { return false }
      pending += node.children
    }
    return true
  }
}

extension Report {
  /// How its text becomes slides; read when it is first asked for.
  public var outline: ReportOutline { keptOutline.value { ReportOutline(bytes: file.bytes, body: body) } }

  /// How many slides the deck will have of it.
  public var slideCount: Int {
    guard isText, !hadNoMeeting else { return 1 }
    let outline = outline
    let own = outline.slides.reduce(0) { $0 + Separator.all(in: file.bytes, range: $1).count + 1 }
    return own + (outline.hasOwnHeading ? 0 : 1)
  }
}
