/// A JSON value (RFC 8259).
public enum JSONValue: Sendable, Equatable {
  /// Of members with the same name the last counts.
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  /// Numbers, `true`, `false` and `null`, as they stand there.
  case word(String)

  /// `nil` for what is no JSON, and for what is nested deeper than 32 levels.
  public init?(_ bytes: [UInt8]) {
    var parser = JSONParser(bytes)
    guard let value = parser.value(depth: 0), parser.isAtEnd else { return nil }
    self = value
  }

  /// The value of a member of an object.
  public subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text that it is.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The values of an array.
  public var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }

  /// The whole number that it is.
  public var int: Int? { if case .word(let word) = self { Int(word) } else { nil } }
}
