/// The severity of a finding; it is an error only if the deck cannot be correct.
public enum Severity: String, Comparable, CaseIterable, Sendable {
  case note, warning, error

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
