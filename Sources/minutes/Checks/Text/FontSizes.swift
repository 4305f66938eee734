import Bytes
import Decks
import HTML

/// How large the letters of a deck are, in dots of its stage.
struct FontSizes {
  private var sizes: [Double]

  /// Of HedgeDoc 1.12 with the theme `white` and no styles of the deck's own (reveal.js 3.9.2, 40 dots and relative
  /// sizes).
  static let plain = FontSizes(sizes: [40, 100, 64, 52, 40, 40, 40, 40, 40])
  /// Of the built-in template, which a report will be shown with.
  static let template = FontSizes(sizes: [22, 44, 32, 26, 26, 26, 26, 22, 20])

  /// Of code, on pages made here.
  static let code = 16.2
  /// A line of it, in parts of that.
  static let codeLine = 1.4

  /// For text of an element; what has no size of its own has that of a paragraph.
  subscript(tag: Tag) -> Double { sizes[Self.slot(tag)] }

  /// Sizes that the deck's own styles set, where they are given in dots: `.slides li { font-size: 18px; }`.
  mutating func read(_ css: String) {
    css.withBytes { text in
      var offset = 0
      while let open = text.first(UInt8(ascii: "{"), in: offset..<text.count) {
        let close = text.first(UInt8(ascii: "}"), in: open..<text.count) ?? text.count
        if let size = Self.size(in: open..<close, text) { apply(size, to: offset..<open, text) }
        offset = min(close + 1, text.count)
      }
    }
  }

  private mutating func apply(_ size: Double, to selector: Range<Int>, _ text: ByteText) {
    for (name, slot) in Self.names {
      var offset = selector.lowerBound
      while let start = text.place(of: name, in: offset..<selector.upperBound)?.lowerBound {
        let end = start + name.utf8.count
        let isWhole =
          (start == 0 || text[start - 1].isASCIIWhitespace || text[start - 1] == UInt8(ascii: ","))
          && (end == text.count || text[end].isASCIIWhitespace || text[end] == UInt8(ascii: ",")
            || text[end] == UInt8(ascii: "{"))
        if isWhole { sizes[slot] = size }
        offset = end
      }
    }
  }

  private static let names: [(String, Int)] = [
    ("p", 0), ("h1", 1), ("h2", 2), ("h3", 3), ("h4", 4), ("h5", 5), ("h6", 6), ("li", 7), ("td", 8), ("th", 8),
  ]

  private static func slot(_ tag: Tag) -> Int {
    switch tag {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    case .li, .dt, .dd: 7
    case .td, .th: 8
    default: 0
    }
  }

  private static func size(in block: Range<Int>, _ text: ByteText) -> Double? {
    guard let name = text.find("font-size:", in: block) else { return nil }
    let start = text.end(of: (name + 10)..<block.upperBound) { $0.isASCIIWhitespace }
    let end = text.end(of: start..<block.upperBound) { $0.isASCIIDigit }
    guard end > start, end - start <= 3, text.has("px", at: end, limit: block.upperBound) else { return nil }
    return Double(text[start..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }
}
