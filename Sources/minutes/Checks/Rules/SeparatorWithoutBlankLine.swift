import Bytes
import Decks
import Diagnostics
import Markdown

/// A separator wants an empty line above and below and nothing else in its own: otherwise HedgeDoc goes on with the
/// slide.
enum SeparatorWithoutBlankLine {
  static let rule = Rule(
    "separator-without-blank-line", .warning, "a `---` or `----` that HedgeDoc does not take for a separator",
    """
    HedgeDoc begins a new slide at a line of exactly `---` or `----` between two lines that are completely empty. Else
    it shows a rule, or makes a heading of the text above.

    Wrong: `* the last point`, then `----` in the very next line
    Right: an empty line between the two

    `minutes check --fix` adds the empty lines and removes spaces around the hyphens.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    let lines = subject.lines.lines
    subject.withText { text in
      var enclosure = Enclosure()
      for (index, line) in lines.enumerated() {
        enclosure.read(line, text)
        guard line.context == .text else { continue }
        guard let hyphens = hyphens(in: line.range, text), index > 0 || !subject.hasOpenHead else { continue }
        // At the edges of a report, and at the end of a deck, an empty line is not missing.
        let above = index > 0 && isInside(lines[index - 1], subject) ? lines[index - 1] : nil
        let below = index + 1 < lines.count && isInside(lines[index + 1], subject) ? lines[index + 1] : nil
        let obstacle = Obstacle(line: line.range, hyphens: hyphens, above: above, below: below)
        guard let message = obstacle.message else { continue }
        let isSafe = enclosure.isClosed && obstacle.isPlain(text) && standsAlone(hyphens, obstacle.above, subject)
        let fix = obstacle.fix(text, safety: isSafe ? .safe : .suggested)
        found.append(
          rule.finding(message, at: hyphens, in: subject.file, label: obstacle.label(text), fixes: [fix]))
      }
    }
  }

  private static func isInside(_ line: LineMap.Line, _ subject: CheckInput) -> Bool {
    if subject.isDeck { return line.range.lowerBound < subject.file.bytes.count }
    return subject.body.contains(line.range.lowerBound)
  }

  /// Whether the hyphens are a block of their own that follows a gap, a list or a heading, and a separator there leaves
  /// all others what they are.
  private static func standsAlone(_ hyphens: Range<Int>, _ above: LineMap.Line?, _ subject: CheckInput) -> Bool {
    // The first separator of a report takes the cutting at topics away from `build`.
    if !subject.isDeck && subject.separators.isEmpty { return false }
    guard let slide = subject.slide(at: hyphens.lowerBound),
      case let blocks = slide.content.document.blocks,
      let index = blocks.index(at: hyphens.lowerBound), case .thematicBreak = blocks[index].kind
    else { return false }
    guard let above, above.isShown else { return true }
    guard index > 0 else { return above.context != .text }
    switch blocks[index - 1].kind {
    case .list, .heading: return true
    default: return false
    }
  }

  /// Three or four hyphens alone in a line, indented too little to be code.
  private static func hyphens(in line: Range<Int>, _ text: ByteText) -> Range<Int>? {
    let start = text.trimmedOfAllBlanks(line).lowerBound
    guard start - line.lowerBound <= 3, text.first(0x09, in: line.lowerBound..<start) == nil else { return nil }
    let end = text.end(of: start..<line.upperBound) { $0 == UInt8(ascii: "-") }
    guard (3...4).contains(end - start), text.trimmedOfAllBlanks(end..<line.upperBound).isEmpty else { return nil }
    return start..<end
  }

  /// What keeps a line of hyphens from being a separator.
  private struct Obstacle {
    let line: Range<Int>
    let hyphens: Range<Int>
    let above: LineMap.Line?
    let below: LineMap.Line?

    private var blocksAbove: Bool { above.map { !$0.range.isEmpty } ?? false }
    private var blocksBelow: Bool { below.map { !$0.range.isEmpty } ?? false }

    var message: String? {
      switch (above?.isShown ?? false, below?.isShown ?? false) {
      case (true, true): return "separator needs an empty line above and below it"
      case (true, false): return "separator needs an empty line above it"
      case (false, true): return "separator needs an empty line below it"
      case (false, false):
        if hyphens != line { return "separator needs a line without spaces" }
        if blocksAbove || blocksBelow { return "separator needs lines without spaces around it" }
        return nil
      }
    }

    func label(_ text: ByteText) -> String {
      makesHeading(text)
        ? "HedgeDoc makes a heading of the text above and keeps the slide going"
        : "HedgeDoc shows a rule here and keeps the slide going"
    }

    private func makesHeading(_ text: ByteText) -> Bool {
      guard let above, above.isShown, above.context == .text else { return false }
      return !Obstacle.startsBlock(above.range, text)
    }

    /// At the margin, and next to nothing that it could belong to.
    func isPlain(_ text: ByteText) -> Bool {
      guard hyphens.lowerBound == line.lowerBound else { return false }
      if let above, above.isShown, !Obstacle.isItemOrHeading(above.range, text) { return false }
      guard let below, below.isShown else { return true }
      let start = below.range.lowerBound
      return below.context == .text && !text[start].isASCIIWhitespace && !">:$<|".utf8.contains(text[start])
    }

    private static func isItemOrHeading(_ line: Range<Int>, _ text: ByteText) -> Bool {
      let start = text.end(of: line) { $0.isASCIIWhitespace }
      guard start < line.upperBound else { return false }
      var end = start + 1
      if text[start] == UInt8(ascii: "#") {
        end = text.end(of: start..<line.upperBound) { $0 == UInt8(ascii: "#") }
      } else if text[start].isASCIIDigit {
        end = text.end(of: start..<line.upperBound) { $0.isASCIIDigit }
        guard end < line.upperBound, ".)".utf8.contains(text[end]) else { return false }
        end += 1
      } else if !"*-+".utf8.contains(text[start]) {
        return false
      }
      return end == line.upperBound || text[end].isASCIIWhitespace
    }

    /// As in the line above, or in this one where it is the first.
    private func lineEnd(_ text: ByteText) -> [UInt8] {
      let newline = line.lowerBound > 0 ? line.lowerBound - 1 : text.first(0x0A, in: line.upperBound..<text.count) ?? 0
      return newline > 0 && text[newline - 1] == 0x0D ? [0x0D, 0x0A] : [0x0A]
    }

    func fix(_ text: ByteText, safety: Fix.Safety) -> Fix {
      var edits: [Edit] = []
      var parts: [String] = []
      if let above, blocksAbove {
        if above.isShown {
          edits.append(Edit(range: line.lowerBound..<hyphens.lowerBound, replacement: lineEnd(text)))
          parts.append("add an empty line above")
        } else {
          edits.append(Edit(range: above.range, replacement: []))
        }
      }
      if !(above?.isShown ?? false), hyphens.lowerBound > line.lowerBound {
        edits.append(Edit(range: line.lowerBound..<hyphens.lowerBound, replacement: []))
      }
      if let below, blocksBelow, below.isShown {
        edits.append(Edit(range: hyphens.upperBound..<line.upperBound, replacement: lineEnd(text)))
        parts.append("add an empty line below")
      } else {
        if hyphens.upperBound < line.upperBound {
          edits.append(Edit(range: hyphens.upperBound..<line.upperBound, replacement: []))
        }
        if let below, blocksBelow { edits.append(Edit(range: below.range, replacement: [])) }
      }
      if parts.isEmpty { parts = ["remove the spaces"] }
      return Fix(title: parts.joined(separator: ", "), safety: safety, edits: edits)
    }

    /// List items, headings, quotes and tables do not turn into a heading.
    private static func startsBlock(_ line: Range<Int>, _ text: ByteText) -> Bool {
      let start = text.end(of: line) { $0.isASCIIWhitespace }
      guard start < line.upperBound else { return true }
      return ">|<".utf8.contains(text[start]) || isItemOrHeading(line, text)
    }
  }
}

extension LineMap.Line {
  /// More than white space.
  fileprivate var isShown: Bool { context != .blank && !range.isEmpty }
}
