import Decks
import Diagnostics

/// A slide wants its text to begin in the line after the empty one, at the margin.
enum IndentationLost {
  static let rule = Rule(
    "indentation-lost", .warning, "a beginning that makes HedgeDoc take indentation away",
    """
    HedgeDoc counts the white space before a slide's first word, empty lines included, and takes as many spaces away all
    over the slide. Lists within lists fall flat, and code that begins a slide becomes text.

    Wrong: three empty lines after `---`, then a list with a list in it
    Right: one empty line

    Remove the empty lines, and the spaces before the first word. It is reported only where the slide would look different.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard subject.isDeck else { return }
    for checked in subject.slides {
      guard let content = checked.slide.content(in: subject.file.bytes), canChange(checked, content, in: subject.file),
        let dedented = Dedent.applied(to: checked.slide, in: subject.file.bytes), changes(checked, dedented)
      else { continue }
      found.append(
        rule.finding(
          "slide needs to begin at the margin, behind one empty line", at: firstLine(of: content, in: subject.file),
          in: subject.file, label: "HedgeDoc takes indentation away here and below",
          fixes: fixes(checked.slide, content, in: subject.file)))
    }
  }

  /// Whether there is anything to lose: lists in lists, code, an indented beginning, or spaces within the text. Most
  /// slides are done with here.
  private static func canChange(_ checked: CheckedSlide, _ content: Range<Int>, in file: SourceFile) -> Bool {
    let bytes = file.bytes
    let startsAtMargin = content.lowerBound == 0 || bytes[content.lowerBound - 1] == UInt8(ascii: "\n")
    return !startsAtMargin || checked.facts.maximumListDepth > 1 || !checked.facts.fences.isEmpty
      || hasRun(ofSpaces: content.lowerBound - checked.slide.range.lowerBound - 1, in: bytes[content])
  }

  /// Whether so many spaces stand together; fewer than two are never taken away.
  private static func hasRun(ofSpaces count: Int, in text: ArraySlice<UInt8>) -> Bool {
    guard count > 1 else { return false }
    return text.withUnsafeBufferPointer { text in
      var offset = 0
      while let start = text.first(0x20, in: offset..<text.count) {
        offset = text.end(of: start..<text.count) { $0 == 0x20 }
        if offset - start >= count { return true }
      }
      return false
    }
  }

  /// Whether the slide would show something else; runs of spaces within a line become line ends.
  private static func changes(_ checked: CheckedSlide, _ dedented: [UInt8]) -> Bool {
    let file = SourceFile(name: "", bytes: dedented)
    let facts = SlideFacts(SlideContent(Slide(h: 0, v: 0, range: 0..<dedented.count), in: file))
    return facts.maximumListDepth != checked.facts.maximumListDepth || facts.listItems != checked.facts.listItems
      || facts.fences.count != checked.facts.fences.count || facts.headings.count != checked.facts.headings.count
      || facts.tables != checked.facts.tables || facts.lineBreaks != checked.facts.lineBreaks
      || facts.paragraphs != checked.facts.paragraphs
  }

  private static func firstLine(of content: Range<Int>, in file: SourceFile) -> Range<Int> {
    content.lowerBound..<min(content.upperBound, file.line(file.lineNumber(at: content.lowerBound)).upperBound)
  }

  /// Empty lines go safely; what an indented first line was meant to be is the author's to say.
  private static func fixes(_ slide: Slide, _ content: Range<Int>, in file: SourceFile) -> [Fix] {
    let line = file.line(file.lineNumber(at: content.lowerBound))
    let isFirst = slide.h == 0 && slide.v == 0
    let wanted = Array((isFirst ? "\n\n" : "\n").utf8)
    let edit = Edit(range: slide.range.lowerBound..<line.lowerBound, replacement: wanted)
    guard line.lowerBound == content.lowerBound else { return [] }
    return [Fix(title: "leave one empty line", safety: .safe, edits: [edit])]
  }
}
