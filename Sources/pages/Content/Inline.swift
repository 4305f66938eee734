import Bytes

/// An inline element of a text.
public indirect enum Inline: Sendable, Equatable {
  /// Plain text, not escaped.
  case text(String)
  /// `soft`: a line end of the source that is not a line break for readers.
  case lineBreak(soft: Bool)
  case format(Format, [Inline])
  case code(String)
  case link(address: String, title: String, [Inline])
  /// A link to a heading of the same page, by the author's fragment; resolved when all headings are known.
  case anchor(fragment: String, place: Range<Int>, [Inline])
  case picture(address: String, description: String, title: String)
  case footnote(Int)
  case task(isDone: Bool)

  /// The emphasis of a text.
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

  /// Whether it has no visible content.
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
