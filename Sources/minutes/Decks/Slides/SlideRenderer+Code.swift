import HTML
import Markdown

extension SlideRenderer {
  /// A fence or indented code. If the fence asks for line numbers, the style sheet draws them, so that copied code has
  /// none.
  mutating func code(_ node: Node, info: String, literal: String) {
    let fence = FenceInfo(info)
    let language = fence.language
    let first = numbering.first(fence)
    let classes = (first == nil ? [] : ["numbered"]) + (fence.wraps ? ["wrap"] : [])
    page.start(.pre, classes.isEmpty ? [] : [("class", classes.joined(separator: " "))], at: node.range)
    page.start(.code, language.isEmpty ? [] : [("class", "language-" + language)], at: node.range)
    if let first {
      numbering.last = lines(literal, from: first, node)
    } else {
      page.text(literal, at: node.range)
    }
    page.end(.code, at: node.range)
    page.end(.pre, at: node.range)
  }

  /// Returns the number of the last line.
  private mutating func lines(_ literal: String, from first: Int, _ node: Node) -> Int {
    var lines = literal.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      page.start(.span, [("class", "line"), ("data-line", String(first + index))], at: node.range)
      page.text(String(decoding: line, as: UTF8.self), at: node.range)
      page.end(.span, at: node.range)
      page.text("\n", at: node.range)
    }
    return first + lines.count - 1
  }
}

/// The line numbers of consecutive fences.
struct LineNumbering {
  /// The last line number used; 0 before the first numbered fence.
  var last = 0

  /// The number of the first line, or `nil` for a fence without numbers.
  func first(_ fence: FenceInfo) -> Int? {
    switch fence.numbering {
    case .none: nil
    case .from(let number): number
    case .continued: last + 1
    }
  }
}
