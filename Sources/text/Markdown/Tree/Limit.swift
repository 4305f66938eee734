/// A limit that keeps reading time and memory linear; ordinary texts stay far below all limits.
///
/// Debian 12's cmark-gfm 0.29.0.gfm.6 has unfixed quadratic inputs, and one that aborts the process.
public enum Limit: String, Sendable, CaseIterable {
  case textLength, lineLength, paragraphLength, nesting, brackets, declarations, closingParentheses, pipes, tableCells
  case referenceExpansion, delimiterRun

  /// A kebab-case name for messages and JSON.
  public var name: String {
    switch self {
    case .textLength: "text-length"
    case .lineLength: "line-length"
    case .paragraphLength: "paragraph-length"
    case .nesting: "nesting"
    case .brackets: "brackets"
    case .declarations: "declarations"
    case .closingParentheses: "closing-parentheses"
    case .pipes: "pipes"
    case .tableCells: "table-cells"
    case .referenceExpansion: "reference-expansion"
    case .delimiterRun: "delimiter-run"
    }
  }

  /// The largest allowed value; lengths in bytes, the others are counts.
  public var maximum: Int {
    switch self {
    case .textLength: 16 << 20
    case .lineLength: 16 << 10
    case .paragraphLength: 32 << 10
    case .nesting: 32
    case .brackets: 2_000
    case .declarations: 200
    case .closingParentheses: 64
    case .pipes: 256
    case .tableCells: 20_000
    case .referenceExpansion: 1 << 20
    case .delimiterRun: 512
    }
  }
}

/// A limit that a part of the text exceeds; that part was not parsed and is plain text in the tree.
public struct LimitExceeded: Sendable, Equatable {
  public let limit: Limit
  public let range: Range<Int>

  public init(limit: Limit, range: Range<Int>) {
    self.limit = limit
    self.range = range
  }
}
