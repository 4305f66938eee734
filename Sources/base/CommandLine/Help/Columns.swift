/// Text in lines of a given width.
struct Columns {
  /// The last column that may be used.
  private let width: Int

  /// A line has at least 30 columns, so that words fit, and at most 120, for legibility.
  init(width: Int) { self.width = min(max(width, 30), 120) }

  /// Wraps sentences from the left margin; their newlines are kept.
  func text(_ text: String) -> String {
    Self.lines(text).map { wrapped(Self.words($0), indent: 0, first: "") }.joined()
  }

  /// Wraps words that must not be broken, after a first text; continuation lines are indented to the first word.
  func hanging(_ first: String, _ words: [String]) -> String {
    let indent = first.unicodeScalars.count + 1
    return wrapped(words, indent: indent > width / 2 ? 4 : indent, first: first)
  }

  /// Rows of two columns; a head that is too long gets its own line, and on narrow terminals every head does.
  func rows(_ rows: [(head: String, text: String)]) -> String {
    let indent = width < 60 ? 6 : 24
    return rows.map { row($0.head, $0.text, indent: indent) }.joined()
  }

  /// Rows of two columns, the second as far left as the heads allow; if that leaves little room, below the head.
  func list(_ rows: [(head: String, text: String)]) -> String {
    let longest = rows.map(\.head.unicodeScalars.count).max() ?? 0
    let isWide = rows.allSatisfy { longest + 4 + $0.text.unicodeScalars.count <= width }
    return rows.map { row($0.head, $0.text, indent: isWide ? longest + 4 : 6) }.joined()
  }

  private func row(_ head: String, _ text: String, indent: Int) -> String {
    let gap = indent - 2 - head.unicodeScalars.count
    if gap >= 2 {
      return wrapped(Self.words(text), indent: indent, first: "  " + head + String(repeating: " ", count: gap))
    }
    let margin = String(repeating: " ", count: indent)
    return wrapped(Self.words(head), indent: 4, first: "  ") + wrapped(Self.words(text), indent: indent, first: margin)
  }

  private func wrapped(_ words: [String], indent: Int, first: String) -> String {
    var text = ""
    var line = first
    var column = first.unicodeScalars.count
    // After a space, or at the start of a line, a word needs no space before it.
    var isEmpty = first.utf8.last ?? UInt8(ascii: " ") == UInt8(ascii: " ")
    for word in words {
      let count = word.unicodeScalars.count
      if !isEmpty, column + 1 + count > width {
        text += line + "\n"
        line = String(repeating: " ", count: indent)
        column = indent
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      column += count + (isEmpty ? 0 : 1)
      isEmpty = false
    }
    return text + line + "\n"
  }

  private static func lines(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func words(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
  }
}
