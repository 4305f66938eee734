import HTML
import Markdown

/// The abbreviations that a slide defines (`*[HTML]: Hypertext Markup Language`), and where they stand in its texts.
struct Abbreviations {
  /// The longest first, so that `HTML5` is not read as `HTML`.
  private let terms: [(term: [UInt8], title: String)]

  init(_ document: Document) {
    var found: [(term: [UInt8], title: String)] = []
    for block in document.blocks {
      if case .abbreviationDefinition(let term, let title) = block.kind, !term.isEmpty,
        !found.contains(where: { $0.term.elementsEqual(term.utf8) }), found.count < 100
      {
        found.append((Array(term.utf8), title))
      }
    }
    terms = found.sorted { $0.term.count > $1.term.count }
  }

  /// Writes a text with an `abbr` around each whole word that is a term.
  func write(_ text: String, at place: Range<Int>, to page: inout FragmentWriter) {
    guard !terms.isEmpty else { return page.text(text, at: place) }
    let bytes = Array(text.utf8)
    var done = 0
    var index = 0
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while index < bytes.count {
      let isStart = index == 0 || !Self.isWord(bytes[index - 1]) || !Self.isWord(bytes[index])
      guard isStart, let (term, title) = match(bytes, at: index) else {
        index += 1
        continue
      }
      page.text(string(done..<index), at: place)
      page.start(.abbr, [("title", title)], at: place)
      page.text(string(index..<(index + term)), at: place)
      page.end(.abbr, at: place)
      index += term
      done = index
    }
    page.text(string(done..<bytes.count), at: place)
  }

  private func match(_ bytes: [UInt8], at index: Int) -> (length: Int, title: String)? {
    for (term, title) in terms where bytes[index] == term[0] && bytes[index...].starts(with: term) {
      let end = index + term.count
      if end == bytes.count || !Self.isWord(bytes[end]) || !Self.isWord(bytes[end - 1]) { return (term.count, title) }
    }
    return nil
  }

  /// Letters of all languages are words; so is what joins them.
  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F || byte >= 0x80
  }
}
