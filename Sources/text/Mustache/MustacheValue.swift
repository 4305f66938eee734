/// The value of a name when a template is filled in.
public enum MustacheValue: Sendable, Equatable {
  /// Explicitly absent: nothing is written, its section is skipped, and outer values of the same name are not used.
  case missing
  /// Decides whether a section is written; as text it is `true` or `false`.
  case flag(Bool)
  /// Opens a section even if it is empty; for no text, use `missing`.
  case text(String)
  /// A section is repeated for each item.
  case list([MustacheValue])
  /// The members are names within a section.
  case object([String: MustacheValue])

  /// Whether a section of this value is written.
  var opensSection: Bool {
    switch self {
    case .missing, .flag(false): false
    case .list(let items): !items.isEmpty
    case .flag(true), .text, .object: true
    }
  }
}
