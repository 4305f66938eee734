public import Decks
public import Diagnostics
public import YAML

/// The slide options of a deck for reveal.js: the names that HedgeDoc passes on, with values of the right type.
public struct PageOptions {
  /// Names and JSON values, sorted by the bytes of the names.
  public private(set) var values: [(name: String, json: String)] = []
  /// Findings about options that are left out.
  public private(set) var findings: [Diagnostic] = []
  /// The address of the picture behind all slides, checked like any picture.
  public private(set) var parallaxImage: YAMLNode?

  /// Reads the front matter of a deck; without it, HedgeDoc's own settings remain.
  public init(_ frontMatter: FrontMatter?, in file: SourceFile) {
    let options = SlideOptions(frontMatter)
    var set: [String: String] = [
      "controls": "true", "progress": "true", "slideNumber": "true", "history": "true", "center": "true",
      "transition": "\"none\"",
    ]
    for (key, value) in options.kept.map({ ($0.key.string ?? "", $0.value) }) {
      guard let rule = OptionRule.byName[key] else { continue }
      switch rule.json(value) {
      case .value(let json): set[key] = json
      case .elsewhere: break
      case .refused(let wanted):
        findings.append(Self.finding("slide option \(key) is \(wanted)", at: value.range, in: file))
      }
      if case .picture = rule { parallaxImage = value }
    }
    if frontMatter?.root?["dir"]?.string == "rtl" { set["rtl"] = "true" } else { set["rtl"] = nil }
    values = set.map { ($0.key, $0.value) }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// One JSON object; `address` is the address of the picture behind all slides on the page.
  public func json(parallaxImage address: String?) -> String {
    var pairs = values
    if let address { pairs.append(("parallaxBackgroundImage", OptionRule.quoted(address))) }
    return "{" + pairs.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",") + "}"
  }

  /// The stage in CSS pixels, and its margin as a fraction of its size.
  public var stage: (width: Int, height: Int, margin: Double) {
    func number(_ name: String) -> Double? { values.first { $0.name == name }.flatMap { Double($0.json) } }
    return (Int(number("width") ?? 960), Int(number("height") ?? 700), number("margin") ?? 0.04)
  }

  private static func finding(_ message: String, at range: Range<Int>, in file: SourceFile) -> Diagnostic {
    Diagnostic(rule: PageRule.option, severity: .warning, message: message, file: file, range: range)
  }
}
