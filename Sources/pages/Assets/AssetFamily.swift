/// What a page has to show for an asset to be of use to it.
public enum AssetFamily: Sendable {
  /// Slides as such: reveal.js, Lato, and the licences of all that is here.
  case core
  /// The colours of a deck; a page has one of them.
  case themes
  /// Formulas.
  case katex
  /// Code.
  case highlight
  /// Diagrams that are drawn in the reader's browser.
  case mermaid

  /// The beginnings of the names in each family but `core`.
  fileprivate static let beginnings: [(String, AssetFamily)] = [
    ("theme-", .themes), ("katex", .katex), ("highlight", .highlight), ("mermaid", .mermaid),
  ]
}

extension Asset {
  /// What the file is needed for.
  public var family: AssetFamily {
    AssetFamily.beginnings.first { name.utf8.starts(with: $0.0.utf8) }?.1 ?? .core
  }

  /// The files of a family, in the order of their names.
  public static func all(in family: AssetFamily) -> [Asset] { all.filter { $0.family == family } }
}
