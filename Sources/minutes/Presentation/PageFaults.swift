import CSS
public import Decks
public import Diagnostics
public import HTML

/// Problems of a deck's page, found without making the page.
public enum PageFaults {
  /// Slide options that are unknown or have a value of the wrong type.
  public static func options(_ frontMatter: FrontMatter?, in file: SourceFile) -> [Diagnostic] {
    PageOptions(frontMatter, in: file).findings
  }

  /// Attributes in `.slide` comments that are not allowed on slides.
  public static func attributes(_ content: SlideContent, in file: SourceFile) -> [Diagnostic] {
    content.attributes.compactMap { assignment in
      guard case .failure(let refusal) = SlideAttribute.judge(assignment.name, assignment.value) else { return nil }
      return Diagnostic(
        rule: PageRule.attribute, severity: .warning, message: sentence(assignment.name, refusal),
        file: file, range: assignment.place)
    }
  }

  /// The message for a refused attribute.
  public static func sentence(_ name: String, _ refusal: SlideAttribute.Refusal) -> String {
    if name.utf8.elementsEqual("data-visibility".utf8) {
      return "slide attribute data-visibility does not hide anything: HedgeDoc shows the slide, and so do pages"
    }
    return (refusal.reason == .attribute ? "" : "value of ") + "slide attribute \(name) is not allowed"
  }

  /// CSS declarations and rules that are left out of the page.
  public static func styles(_ content: SlideContent, in file: SourceFile) -> [Diagnostic] {
    var styles = DeckStyles(file)
    for style in content.fragment.styles { styles.judge(style) }
    for index in content.fragment.styled {
      let node = content.fragment.nodes[index]
      if case .start(let element) = node.kind, let style = element["style"] {
        _ = styles.className(for: style, at: node.place)
      }
    }
    return styles.findings
  }

  /// The finding for a mermaid fence at `place`, given the result of drawing it; nil if there is none. Assumes
  /// HedgeDoc's stage.
  public static func diagram(_ drawing: Drawing, at place: Range<Int>, in file: SourceFile) -> Diagnostic? {
    switch drawing {
    case .faulty(let message, let line): faulty(message, line: line, at: place, in: file)
    case .drawn(_, let width, let height, let smallestText):
      illegible(
        width: width, height: height, smallestText: smallestText, stage: (960, 700, 0.04), at: place, in: file)
    }
  }

  /// The finding that the diagram at `place` cannot be drawn, at the faulty line of its source.
  public static func faulty(_ message: String, line: Int?, at place: Range<Int>, in file: SourceFile) -> Diagnostic {
    var range = place
    // The first line of a fence is its marker.
    if let line {
      let found = file.line(file.lineNumber(at: place.lowerBound) + line)
      if found.lowerBound < place.upperBound { range = found }
    }
    return Diagnostic(
      rule: PageRule.diagramFaulty, severity: .error, message: "diagram cannot be drawn: \(message)", file: file,
      range: range.clamped(to: 0..<file.bytes.count))
  }

  /// The finding that a diagram of this size is too small to read on the stage; `nil` if it is readable.
  public static func illegible(
    width: Int, height: Int, smallestText: Double, stage: (width: Int, height: Int, margin: Double),
    at place: Range<Int>, in file: SourceFile
  ) -> Diagnostic? {
    let seen = Drawing.textHeight(width: width, height: height, smallestText: smallestText, stage: stage)
    guard let seen, seen < Drawing.legible else { return nil }
    return Diagnostic(
      rule: PageRule.diagramIllegible, severity: .warning,
      message:
        "diagram has letters of \(Int(seen)) px on a screen of 1280 × 720; split it, or let it go down instead of across",
      file: file, range: file.line(file.lineNumber(at: place.lowerBound)).clamped(to: place))
  }
}
