import Decks
import Markdown

extension CheckInput {
  /// The slide that holds an offset.
  func slide(at offset: Int) -> CheckedSlide? {
    var (low, high) = (0, slides.count)
    while low < high {
      let middle = (low + high) / 2
      if slides[middle].slide.range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < slides.count && slides[low].slide.range.contains(offset) ? slides[low] : nil
  }

  /// Whether Markdown shows the byte as code: in a block, indented or fenced, or in a span, of one line or more.
  func isCode(at offset: Int) -> Bool {
    var nodes = slide(at: offset)?.content.document.blocks ?? []
    while let index = nodes.index(at: offset) {
      switch nodes[index].kind {
      case .code, .codeBlock: return true
      default: nodes = nodes[index].children
      }
    }
    return false
  }
}

extension [Node] {
  /// The node that holds an offset, of nodes that follow each other.
  func index(at offset: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].range.contains(offset) ? low : nil
  }
}
