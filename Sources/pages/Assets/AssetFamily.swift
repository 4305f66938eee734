/// Groups of assets, by the content of a page that needs them.
public enum AssetFamily: Sendable {
  /// Slides: reveal.js, Lato, and the licences of all assets.
  case core
  /// The colours of a deck; a page uses one of them.
  case themes
  /// Formulas, with KaTeX.
  case katex
  /// Code, with highlight.js.
  case highlight
  /// Diagrams that are drawn in the reader's browser.
  case mermaid

  /// Name prefixes of each family except `core`.
  fileprivate static let beginnings: [(String, AssetFamily)] = [
    ("theme-", .themes), ("katex", .katex), ("highlight", .highlight), ("mermaid", .mermaid),
  ]
}

extension Asset {
  /// The family that the asset belongs to.
  public var family: AssetFamily {
    AssetFamily.beginnings.first { name.utf8.starts(with: $0.0.utf8) }?.1 ?? .core
  }

  /// The assets of a family, sorted by name.
  public static func all(in family: AssetFamily) -> [Asset] { all.filter { $0.family == family } }
}
