import Decks

/// What each line of a text is, as far as it can be seen without reading Markdown: text, code, comment, head.
///
/// It follows what the author meant: a fence or comment that a separator cuts through goes on to its end, and `torn`
/// keeps that HedgeDoc sees it otherwise.
struct LineMap: Sendable {
  enum Context: UInt8, Sendable {
    case text, blank, separator
    /// Front matter, found or lost.
    case head
    /// In a fence, its first and last line included.
    case code
    /// Beginning inside a comment.
    case comment
    /// In `<style>`, `<script>` or `<pre>`.
    case raw
  }

  struct Line: Sendable {
    /// Without the line end.
    let range: Range<Int>
    var context: Context
  }

  enum Cover: Sendable { case fence, comment }

  /// A separator that the author wrote inside a fence or comment.
  struct Torn: Sendable {
    let separator: Separator
    let cover: Cover
    /// The opening fence, or `<!--`.
    let opening: Range<Int>
  }

  /// Lines of the whole file, in order; the first is line 1.
  private(set) var lines: ContiguousArray<Line> = []
  /// From `<!--` to behind `-->`.
  private(set) var comments: [Range<Int>] = []
  /// What stands in `<style>` elements.
  private(set) var styles: [Range<Int>] = []
  private(set) var torn: [Torn] = []
  /// From the opening to the closing line of fences that separators cut through.
  private(set) var tornFences: [Range<Int>] = []

  /// `head` is front matter, whatever HedgeDoc makes of it.
  init(_ text: ByteText, head: Range<Int>, separators: [Separator]) {
    lines.reserveCapacity(text.count / 30)
    var reader = LineClassifier(text: text, separators: separators[...])
    var start = 0
    while start <= text.count {
      let end = text.first(0x0A, in: start..<text.count) ?? text.count
      var stop = end
      if stop > start, text[stop - 1] == 0x0D { stop -= 1 }
      let range = start..<stop
      let context = head.contains(start) ? .head : reader.read(range, &self)
      lines.append(Line(range: range, context: context))
      start = end + 1
    }
  }

  /// The index of the line that holds an offset.
  func index(at offset: Int) -> Int {
    var (low, high) = (0, lines.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].range.lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The comment that holds an offset.
  func comment(at offset: Int) -> Range<Int>? {
    var (low, high) = (0, comments.count)
    while low < high {
      let middle = (low + high) / 2
      if comments[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < comments.count, comments[low].contains(offset) else { return nil }
    return comments[low]
  }

  mutating func note(comment: Range<Int>) { comments.append(comment) }
  mutating func note(style: Range<Int>) { styles.append(style) }
  mutating func note(torn: Torn) { self.torn.append(torn) }
  mutating func note(tornFence: Range<Int>) { tornFences.append(tornFence) }
}
