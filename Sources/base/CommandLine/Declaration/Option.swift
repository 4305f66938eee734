/// `@Option("--format", .words, "…") var format = Format.text`: a name with a value.
///
/// Without a default it is required; an optional type makes it optional, and an array lets it be repeated.
@propertyWrapper public final class Option<Value>: ValuePart<Value> {
  public var wrappedValue: Value { current }

  /// A required option.
  public init(_ name: String, _ reader: Reader<Value>, _ help: String) {
    super.init(Declaration(.option, name, reader, help: help, isRequired: true), nil) { _, text throws(Refusal) in
      try reader.read(text)
    }
  }

  /// An option with a default.
  public init(wrappedValue: Value, _ name: String, _ reader: Reader<Value>, _ help: String) {
    super.init(Declaration(.option, name, reader, help: help, default: wrappedValue), wrappedValue) {
      _, text throws(Refusal) in try reader.read(text)
    }
  }

  /// An option that may be left out.
  public init<Each>(_ name: String, _ reader: Reader<Each>, _ help: String) where Value == Each? {
    super.init(Declaration(.option, name, reader, help: help), .some(nil)) { _, text throws(Refusal) in
      try reader.read(text)
    }
  }

  /// An option that may be repeated.
  public init<Each>(wrappedValue: [Each], _ name: String, _ reader: Reader<Each>, _ help: String)
  where Value == [Each] {
    super.init(Declaration(.option, name, reader, help: help, repeats: true), wrappedValue) {
      before, text throws(Refusal) in (before ?? []) + [try reader.read(text)]
    }
  }
}
