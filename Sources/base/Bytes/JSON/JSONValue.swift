/// A JSON value (RFC 8259).
public enum JSONValue: Sendable, Equatable {
  /// If several members have the same name, the last one counts.
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  /// Numbers, `true`, `false` and `null`, as written.
  case word(String)

  /// Returns `nil` if the bytes are not JSON or are nested deeper than 32 levels.
  public init?(_ bytes: [UInt8]) {
    var parser = JSONParser(bytes)
    guard let value = parser.value(depth: 0), parser.isAtEnd else { return nil }
    self = value
  }

  /// The value of a member of an object; `nil` if it has no such member or is not an object.
  public subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text of a string; `nil` for other values.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The values of an array; `nil` for other values.
  public var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }

  /// The number, if it is whole; `nil` for other values.
  public var int: Int? { if case .word(let word) = self { Int(word) } else { nil } }
}
