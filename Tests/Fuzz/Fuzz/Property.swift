/// A property that must hold for any input.
enum Property: String, CaseIterable {
  case report
  case deck
  case `import`
  case inspect
  case check
  case yaml
  case html
  case css
  case mustache

  static func named(_ name: String) -> Property? { allCases.first { $0.rawValue == name } }

  func check(_ bytes: [UInt8]) {
    switch self {
    case .report: ReportProperty.check(bytes)
    case .deck: DeckProperty.check(bytes)
    case .import: ImportProperty.check(bytes)
    case .inspect: InspectProperty.check(bytes)
    case .check: CheckProperty.check(bytes)
    case .yaml: YAMLProperty.check(bytes)
    case .html: HTMLProperty.check(bytes)
    case .css: CSSProperty.check(bytes)
    case .mustache: MustacheProperty.check(bytes)
    }
  }
}

/// Aborts if the condition does not hold; libFuzzer saves the input.
func hold(_ condition: Bool, _ message: @autoclosure () -> String, line: Int = #line) {
  if !condition { fatalError("\(message()) (line \(line))") }
}

func hold(_ range: Range<Int>, within outer: Range<Int>, _ message: @autoclosure () -> String, line: Int = #line) {
  hold(
    outer.lowerBound <= range.lowerBound && range.upperBound <= outer.upperBound,
    "\(message()): \(range) is not within \(outer)", line: line)
}
