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

/// A fence that HedgeDoc draws, in another language than mermaid's.
public struct ForeignDiagram: Sendable, Equatable {
  /// The first word of the fence, such as `graphviz`.
  public let language: String
  /// The whole fence.
  public let place: Range<Int>

  static let languages = ["sequence", "flow", "graphviz", "abc"]
}

extension SlideContent {
  /// The fences of the slide that HedgeDoc 1.12 draws besides mermaid's, in order.
  public var foreignDiagrams: [ForeignDiagram] {
    var found: [ForeignDiagram] = []
    document.walkBlocks { node in
      guard case .codeBlock(let info, _, _, _) = node.kind else { return }
      let language = FenceInfo(info).language
      if ForeignDiagram.languages.contains(where: { $0.utf8.elementsEqual(language.utf8) }) {
        found.append(ForeignDiagram(language: language, place: node.range))
      }
    }
    return found
  }
}
