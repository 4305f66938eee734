/// A piece of a line, in Markdown's terms.
indirect enum Inline: Equatable {
  /// As a reader sees it, nothing escaped.
  case text(String)
  /// `soft` where the author's line ends and the reader's does not.
  case lineBreak(soft: Bool)
  case format(Format, [Inline])
  case code(String)
  case link(address: String, title: String, [Inline])
  /// A link to a heading of the same page, by the author's fragment; settled when all headings are known.
  case anchor(fragment: String, place: Range<Int>, [Inline])
  case picture(address: String, description: String, title: String)
  case footnote(Int)
  case task(isDone: Bool)

  /// What Markdown can do to text.
  enum Format { case strong, emphasis, strike }
}

extension [Inline] {
  /// The text without its markup.
  var plainText: String {
    var text = ""
    for piece in self {
      switch piece {
      case .text(let part), .code(let part): text += part
      case .lineBreak: text += " "
      case .format(_, let inner), .link(_, _, let inner), .anchor(_, _, let inner): text += inner.plainText
      case .picture(_, let description, _): text += description
      case .footnote, .task: break
      }
    }
    return text
  }

  /// Whether a reader sees nothing of it.
  var isBlank: Bool {
    allSatisfy { piece in
      switch piece {
      case .text(let text): text.utf8.allSatisfy(\.isBlank)
      case .lineBreak: true
      case .format(_, let inner): inner.isBlank
      default: false
      }
    }
  }
}

extension UInt8 {
  /// White space that a browser makes one space of.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
