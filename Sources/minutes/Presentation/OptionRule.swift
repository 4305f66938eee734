import Bytes
import YAML

/// A rule for the value of a slide option.
enum OptionRule: Sendable {
  case flag
  case flagOr([String])
  case number(ClosedRange<Double>)
  case words([String])
  /// A transition, or two of them: `fade-in convex-out`.
  case transition
  /// One or two lengths of a background, such as `1920px 1080px`.
  case size
  case picture
  /// Handled elsewhere (`theme`), or without effect on a page without frames and touch input of its own.
  case elsewhere

  enum Verdict {
    case value(String)
    case elsewhere
    /// The expected value, for a sentence that begins "slide option x is".
    case refused(String)
  }

  static let byName: [String: OptionRule] = [
    "autoPlayMedia": .flag, "autoSlide": .number(0...3_600_000), "autoSlideStoppable": .flag,
    "backgroundTransition": .words(transitions), "center": .flag, "controls": .flagOr(["speaker", "speaker-only"]),
    "controlsBackArrows": .words(["faded", "hidden", "visible"]), "controlsLayout": .words(["bottom-right", "edges"]),
    "controlsTutorial": .flag, "defaultTiming": .number(0...86_400), "display": .words(["block", "flex", "grid"]),
    "embedded": .flag, "fragmentInURL": .flag, "fragments": .flag, "hash": .flag, "height": .number(100...10_000),
    "help": .flag, "hideAddressBar": .flag, "hideCursorTime": .number(0...3_600_000), "hideInactiveCursor": .flag,
    "history": .flag, "keyboard": .flagOr(["focused"]), "loop": .flag, "margin": .number(0...0.5),
    "maxScale": .number(0.1...20), "minScale": .number(0.01...20), "minimumTimePerSlide": .number(0...86_400),
    "mobileViewDistance": .number(1...1000), "mouseWheel": .flag,
    "navigationMode": .words(["default", "linear", "grid"]), "overview": .flag,
    "parallaxBackgroundHorizontal": .number(-10_000...10_000), "parallaxBackgroundImage": .picture,
    "parallaxBackgroundSize": .size, "parallaxBackgroundVertical": .number(-10_000...10_000),
    "preloadIframes": .elsewhere, "previewLinks": .elsewhere, "progress": .flag, "rtl": .elsewhere,
    "showNotes": .flagOr(["separate-page"]), "shuffle": .flag,
    "slideNumber": .flagOr(["h.v", "h/v", "c", "c/t"]), "theme": .elsewhere, "totalTime": .number(0...86_400),
    "touch": .flag, "transition": .transition, "transitionSpeed": .words(["default", "fast", "slow"]),
    "viewDistance": .number(1...1000), "width": .number(100...10_000),
  ]

  /// Alone, or with the end that it is for.
  private static func isTransition(_ word: Substring.UTF8View) -> Bool {
    transitions.contains { name in
      word.starts(with: name.utf8)
        && ["", "-in", "-out"].contains { word.dropFirst(name.utf8.count).elementsEqual($0.utf8) }
    }
  }

  private static let transitions = ["none", "fade", "slide", "convex", "concave", "zoom"]

  func json(_ node: YAMLNode) -> Verdict {
    switch self {
    case .elsewhere, .picture: return .elsewhere
    case .flag:
      if let flag = Self.flag(node) { return .value(flag) }
      return .refused("true or false")
    case .flagOr(let words):
      if let flag = Self.flag(node) { return .value(flag) }
      return Self.word(node, words) ?? .refused("true, false, \(words.joined(separator: ", "))")
    case .transition:
      let ends = node.string.map { $0.utf8.split(separator: UInt8(ascii: " ")) } ?? []
      let isKnown = (1...2).contains(ends.count) && ends.allSatisfy(Self.isTransition)
      guard isKnown, let text = node.string else {
        return .refused("one of \(Self.transitions.joined(separator: ", "))")
      }
      return .value(Self.quoted(text))
    case .words(let words): return Self.word(node, words) ?? .refused("one of \(words.joined(separator: ", "))")
    case .number(let range):
      guard let number = node.double ?? node.string.flatMap(Self.number), range.contains(number) else {
        return .refused("a number from \(Self.shown(range.lowerBound)) to \(Self.shown(range.upperBound))")
      }
      return .value(Self.shown(number))
    case .size:
      guard let text = node.string, text.utf8.count <= 64, !text.utf8.isEmpty,
        text.utf8.allSatisfy({
          $0.isASCIIAlphanumeric || ". %".utf8.contains($0)
        })
      else { return .refused("a size such as '1920px 1080px'") }
      return .value(Self.quoted(text))
    }
  }

  private static func flag(_ node: YAMLNode) -> String? {
    if node.isNull { return "false" }
    if let flag = node.bool { return flag ? "true" : "false" }
    // In quotes it is a text, and reveal.js treats every text as true.
    return node.string.flatMap { ["true", "false"].contains($0) ? $0 : nil }
  }

  private static func word(_ node: YAMLNode, _ words: [String]) -> Verdict? {
    node.string.flatMap { text in words.first { $0.utf8.elementsEqual(text.utf8) } }.map { .value(quoted($0)) }
  }

  /// Digits in quotes are read as a number.
  private static func number(_ text: String) -> Double? {
    let isPlain = text.utf8.count <= 12 && text.utf8.allSatisfy { $0.isASCIIDigit || "-.".utf8.contains($0) }
    return isPlain ? Double(text) : nil
  }

  private static func shown(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)
  }

  /// A JSON string that is safe in a script and in an attribute.
  static func quoted(_ text: String) -> String { JSONWriter.string(text, escaping: .markup) }
}
