import Bytes
import HTML
import Markdown

/// The abbreviations that a slide defines (`*[HTML]: Hypertext Markup Language`), and their occurrences in its texts.
struct Abbreviations {
  /// The longest first, so that `HTML5` is not read as `HTML`.
  private let terms: [(term: [Unicode.Scalar], title: String)]

  /// Limited, since each text is compared with all terms.
  private static let most = 100

  init(_ document: Document) {
    var found: [(term: [Unicode.Scalar], title: String)] = []
    document.walkBlocks { node in
      guard case .abbreviationDefinition(let text, let title) = node.kind else { return }
      let term = Array(text.unicodeScalars)
      if !term.isEmpty, found.count < Self.most, !found.contains(where: { $0.term == term }) {
        found.append((term, title))
      }
    }
    terms = found.sorted { $0.term.count > $1.term.count }
  }

  /// Writes a text with an `abbr` around each whole word that is a term.
  func write(_ text: String, at place: Range<Int>, to page: inout FragmentWriter) {
    guard !terms.isEmpty else { return page.text(text, at: place) }
    let scalars = Array(text.unicodeScalars)
    var done = 0
    var index = 0
    func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    while index < scalars.count {
      let isStart = index == 0 || !Self.isWord(scalars[index - 1]) || !Self.isWord(scalars[index])
      guard isStart, let (length, title) = match(scalars, at: index) else {
        index += 1
        continue
      }
      page.text(string(done..<index), at: place)
      page.start(.abbr, [("title", title)], at: place)
      page.text(string(index..<(index + length)), at: place)
      page.end(.abbr, at: place)
      index += length
      done = index
    }
    page.text(string(done..<scalars.count), at: place)
  }

  private func match(_ scalars: [Unicode.Scalar], at index: Int) -> (length: Int, title: String)? {
    for (term, title) in terms where scalars[index] == term[0] && scalars[index...].starts(with: term) {
      let end = index + term.count
      if end == scalars.count || !Self.isWord(scalars[end]) || !Self.isWord(scalars[end - 1]) {
        return (term.count, title)
      }
    }
    return nil
  }

  /// Letters and digits of all languages, and characters that join them.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else {
      return (0x61...0x7A).contains(scalar.value | 0x20) || (0x30...0x39).contains(scalar.value) || scalar == "_"
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .format:
      return true
    default: return false
    }
  }
}
