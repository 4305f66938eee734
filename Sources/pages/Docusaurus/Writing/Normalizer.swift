import Bytes
import Content

/// Prepares inlines so that Markdown can represent them.
///
/// Adjacent inlines of a kind are merged, a format is not nested in itself, and blanks are moved out of formats, since
/// `** a**` is not bold.
struct Normalizer {
  private var pieces: [Inline] = []
  private let inside: [Inline.Format]
  private let isInLink: Bool

  static func normalized(_ pieces: [Inline]) -> [Inline] {
    var normalizer = Normalizer(inside: [], isInLink: false)
    normalizer.add(pieces)
    return normalizer.pieces
  }

  private init(inside: [Inline.Format], isInLink: Bool) { (self.inside, self.isInLink) = (inside, isInLink) }

  private mutating func add(_ list: [Inline]) {
    for piece in list { add(piece) }
  }

  private mutating func add(_ piece: Inline) {
    switch piece {
    case .text(let text): addText(text)
    case .format(let format, let inner) where inside.contains(format): add(inner)
    case .format(let format, let inner): addFormat(format, inner)
    case .link(_, _, let inner) where isInLink: add(inner)
    case .anchor(_, _, let inner) where isInLink: add(inner)
    case .link(let address, let title, let inner):
      let inner = normalized(inner, inside: inside, isInLink: true)
      if !inner.isBlank { pieces.append(.link(address: address, title: title, inner)) } else { add(inner) }
    case .anchor(let fragment, let place, let inner):
      let inner = normalized(inner, inside: inside, isInLink: true)
      if !inner.isBlank { pieces.append(.anchor(fragment: fragment, place: place, inner)) } else { add(inner) }
    case .code(let text):
      if case .code(let before)? = pieces.last {
        pieces[pieces.count - 1] = .code(before + text)
      } else if !text.utf8.isEmpty {
        pieces.append(piece)
      }
    default: pieces.append(piece)
    }
  }

  private func normalized(_ list: [Inline], inside: [Inline.Format], isInLink: Bool) -> [Inline] {
    var normalizer = Normalizer(inside: inside, isInLink: isInLink)
    normalizer.add(list)
    return normalizer.pieces
  }

  private mutating func addText(_ text: String) {
    guard !text.utf8.isEmpty else { return }
    if case .text(let before)? = pieces.last {
      pieces[pieces.count - 1] = .text(before + text)
    } else {
      pieces.append(.text(text))
    }
  }

  private mutating func addFormat(_ format: Inline.Format, _ inner: [Inline]) {
    var inner = normalized(inner, inside: inside + [format], isInLink: isInLink)
    let before = Self.takeBlanks(from: &inner, atEnd: false)
    let behind = Self.takeBlanks(from: &inner, atEnd: true)
    add(before)
    if !inner.isEmpty {
      if case .format(format, let other)? = pieces.last {
        // Two adjacent ones would be read as one longer run of markers.
        pieces.removeLast()
        var joined = Normalizer(inside: inside + [format], isInLink: isInLink)
        joined.pieces = other
        joined.add(inner)
        pieces.append(.format(format, joined.pieces))
      } else {
        pieces.append(.format(format, inner))
      }
    }
    add(Array(behind.reversed()))
  }

  /// Removes breaks and white space from one end; from the end, they are returned in reverse.
  private static func takeBlanks(from pieces: inout [Inline], atEnd: Bool) -> [Inline] {
    var taken: [Inline] = []
    while let edge = atEnd ? pieces.last : pieces.first {
      let index = atEnd ? pieces.count - 1 : 0
      if case .lineBreak = edge {
        taken.append(pieces.remove(at: index))
        continue
      }
      guard case .text(let text) = edge else { break }
      let bytes = Array(text.utf8)
      let kept =
        atEnd ? bytes[...(bytes.lastIndex { !$0.isASCIIWhitespace } ?? -1)] : bytes.drop(while: \.isASCIIWhitespace)
      if kept.count < bytes.count { taken.append(.text(" ")) }
      guard kept.isEmpty else {
        pieces[index] = .text(String(decoding: kept, as: UTF8.self))
        break
      }
      pieces.remove(at: index)
    }
    return taken
  }
}
