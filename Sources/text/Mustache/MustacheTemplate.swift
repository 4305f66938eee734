/// A parsed Mustache template; <https://mustache.github.io/mustache.5.html> defines the language.
///
/// Partials, functions and inheritance are not supported. Names without a value give an empty text.
public struct MustacheTemplate: Sendable {
  private let text: TemplateText
  private let steps: [Step]

  /// Parses UTF-8; invalid bytes are kept.
  public init(_ bytes: [UInt8]) throws(MustacheFault) {
    text = TemplateText(bytes: bytes)
    steps = try TemplateReader.read(text)
  }

  /// The text with the values filled in; values in two braces are escaped for HTML, those in three are not.
  public func render(_ values: MustacheValue) -> [UInt8] {
    var rendering = Rendering(values)
    rendering.run(steps, of: text)
    return rendering.output
  }

  /// A name in a template, and the sections around it.
  public struct Use: Sendable {
    public let name: MustacheName
    /// From the outermost to the innermost; sections for absent values are left out, as they define no names.
    public let sections: [MustacheName]
  }

  /// Every name that is looked up, in the order of the text; closing tags look up nothing.
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
