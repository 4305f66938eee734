import Bytes
import HTML

/// What on a slide is wider than the stage, in the letters that pages show it in.
struct WidthEstimate {
  /// A thing that does not fit, and how wide it is in parts of the stage.
  struct Excess {
    enum Thing { case code, table, word }
    let thing: Thing
    let share: Double
    let place: Range<Int>
  }

  private let sizes: FontSizes
  private let room: Double

  /// Padding and margins of a slide.
  private static let margin = 80.0
  /// Of a letter, in parts of the font size.
  private static let (letter, codeLetter) = (0.46, 0.602)
  /// Larger letters are no reason to complain: pages make them smaller.
  private static let largest = 28.0

  init(_ sizes: FontSizes, stage: (width: Int, height: Int)) {
    self.sizes = sizes
    room = max(100, Double(stage.width) - Self.margin)
  }

  /// The widest thing of each block that does not fit, in order.
  func excesses(of fragment: Fragment) -> [Excess] {
    var found: [Excess] = []
    var index = 0
    while index < fragment.nodes.count {
      let node = fragment.nodes[index]
      guard case .start(let element) = node.kind else {
        if case .text(let text) = node.kind { check(word: text, node.place, &found) }
        index += 1
        continue
      }
      let inside = index..<max(index + 1, node.partner)
      switch element.tag {
      case .pre:
        if !(element["class"].map { $0.utf8.elementsEqual("wrap".utf8) } ?? false) {
          note(.code, Self.lines(in: fragment, inside) * FontSizes.code * Self.codeLetter + 34, node.place, &found)
        }
      case .table: note(.table, width(of: fragment, inside), node.place, &found)
      default:
        index += 1
        continue
      }
      index = max(index + 1, node.partner)
    }
    return found
  }

  private func note(_ thing: Excess.Thing, _ width: Double, _ place: Range<Int>, _ found: inout [Excess]) {
    if width > room { found.append(Excess(thing: thing, share: width / (room + Self.margin), place: place)) }
  }

  /// The letters of the longest line.
  private static func lines(in fragment: Fragment, _ inside: Range<Int>) -> Double {
    var (longest, line) = (0, 0)
    for node in fragment.nodes[inside] {
      guard case .text(let text) = node.kind else { continue }
      for scalar in text.unicodeScalars {
        line = scalar == "\n" ? 0 : line + 1
        longest = max(longest, line)
      }
    }
    return Double(longest)
  }

  private func check(word text: String, _ place: Range<Int>, _ found: inout [Excess]) {
    note(.word, Self.longestWord(text) * min(Self.largest, sizes[.p]) * Self.letter, place, &found)
  }

  /// The longest run of letters that no browser breaks.
  private static func longestWord(_ text: String) -> Double {
    var (longest, word) = (0, 0)
    for scalar in text.unicodeScalars {
      // Scripts without spaces may be broken between any two letters.
      let isBreak =
        scalar.value <= 0x20 || scalar == "-" || scalar == "?" || scalar == "\u{AD}" || scalar.value >= 0x2E80
      word = isBreak ? 0 : word + 1
      longest = max(longest, word)
    }
    return Double(longest)
  }

  /// Each column is as wide as its longest word.
  private func width(of fragment: Fragment, _ inside: Range<Int>) -> Double {
    var columns: [Double] = []
    var column = -1
    var (word, isCode) = (0.0, false)
    let size = min(Self.largest, sizes[.td])
    for node in fragment.nodes[inside] {
      switch node.kind {
      case .start(let element) where element.tag == .tr: column = -1
      case .start(let element) where element.tag == .td || element.tag == .th:
        column += 1
        word = 0
      case .start(let element) where element.tag == .code: isCode = true
      case .end(.code): isCode = false
      case .text(let text):
        word = max(word, Self.longestWord(text) * size * (isCode ? Self.codeLetter * 0.9 : Self.letter))
      case .end(.td), .end(.th):
        guard column >= 0 else { continue }
        while columns.count <= column { columns.append(0) }
        columns[column] = max(columns[column], word + size * 1.6)
      default: break
      }
    }
    return columns.reduce(0, +)
  }
}
