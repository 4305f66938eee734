/// What a name stands for when a template is filled in.
public enum MustacheValue: Sendable, Equatable {
  /// Known to be absent: nothing is written, a section stays closed, and outer values of the same name are not looked for.
  case missing
  /// Opens or closes a section; written as `true` or `false`.
  case flag(Bool)
  /// Opens a section even where it is empty: whoever has nothing to say gives no value.
  case text(String)
  /// A section is written once for each item.
  case list([MustacheValue])
  /// A section has its members as names.
  case object([String: MustacheValue])

  /// Whether a section of this value is written at all.
  var opensSection: Bool {
    switch self {
    case .missing, .flag(false): false
    case .list(let items): !items.isEmpty
    case .flag(true), .text, .object: true
    }
  }
}
