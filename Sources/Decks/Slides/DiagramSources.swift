import Markdown

extension SlideContent {
  /// The texts of the slide's mermaid fences, in order.
  public var diagramSources: [String] {
    var sources: [String] = []
    document.walk { node in
      if case .codeBlock(let info, let literal, _, _) = node.kind,
        FenceInfo(info).language.utf8.elementsEqual("mermaid".utf8)
      {
        sources.append(literal)
      }
    }
    return sources
  }
}
