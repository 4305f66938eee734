import Markdown

/// A mermaid fence of a slide.
public struct DiagramSource: Sendable, Equatable {
  /// The text between the fence's lines.
  public let source: String
  /// The whole fence.
  public let place: Range<Int>
}

extension SlideContent {
  /// The mermaid fences of the slide, in order.
  public var diagrams: [DiagramSource] {
    var found: [DiagramSource] = []
    document.walkBlocks { node in
      if case .codeBlock(let info, let literal, _, _) = node.kind,
        FenceInfo(info).language.utf8.elementsEqual("mermaid".utf8)
      {
        found.append(DiagramSource(source: literal, place: node.range))
      }
    }
    return found
  }
}
