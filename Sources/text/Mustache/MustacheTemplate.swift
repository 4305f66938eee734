/// A Mustache template, read; <https://mustache.github.io/mustache.5.html> has the language.
///
/// Partials, functions and inheritance are not known: a template is one text. Names without a value stay empty.
public struct MustacheTemplate: Sendable {
  private let text: TemplateText
  private let steps: [Step]

  /// Reads UTF-8; bytes that are none stay as they are.
  public init(_ bytes: [UInt8]) throws(MustacheFault) {
    text = TemplateText(bytes: bytes)
    steps = try TemplateReader.read(text)
  }

  /// The text with the values filled in; what stands in two braces is escaped for HTML, what stands in three is not.
  public func render(_ values: MustacheValue) -> [UInt8] {
    var rendering = Rendering(values)
    rendering.run(steps, of: text)
    return rendering.output
  }

  /// A name in a template, and the sections that it stands in.
  public struct Use: Sendable {
    public let name: MustacheName
    /// From the outermost on; a section for a value that is absent is not among them, as it gives no names.
    public let sections: [MustacheName]
  }

  /// Every name that is looked up, in the order of the text; what closes a section looks up nothing.
  public var uses: [Use] {
    var uses: [Use] = []
    var sections: [MustacheName] = []
    for step in steps {
      switch step {
      case .text: break
      case .value(let name, _): uses.append(Use(name: name, sections: sections))
      case .section(let name, let isInverted, _):
        uses.append(Use(name: name, sections: sections))
        if !isInverted { sections.append(name) }
      case .end(let start):
        if case .section(_, isInverted: false, _) = steps[start] { sections.removeLast() }
      }
    }
    return uses
  }
}
