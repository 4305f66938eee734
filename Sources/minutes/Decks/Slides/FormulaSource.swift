import Markdown

/// A formula of a slide.
public struct FormulaSource: Sendable, Equatable {
  /// The TeX between its marks.
  public let source: String
  /// The whole formula.
  public let place: Range<Int>
}

extension SlideContent {
  /// The formulas of the slide, in order; those of the speaker's notes are not among them.
  public var formulas: [FormulaSource] {
    var found: [FormulaSource] = []
    document.walk { node in
      if case .math(let text, _) = node.kind { found.append(FormulaSource(source: text, place: node.range)) }
    }
    return found
  }
}
