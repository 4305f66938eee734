import Bytes

/// A piece of a line.
public indirect enum Inline: Sendable, Equatable {
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

  /// How text stands out.
  public enum Format: Sendable { case strong, emphasis, strike }
}

extension [Inline] {
  /// The text without its markup.
  public var plainText: String {
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
  public var isBlank: Bool {
    allSatisfy { piece in
      switch piece {
      case .text(let text): text.utf8.allSatisfy(\.isASCIIWhitespace)
      case .lineBreak: true
      case .format(_, let inner): inner.isBlank
      default: false
      }
    }
  }
}
