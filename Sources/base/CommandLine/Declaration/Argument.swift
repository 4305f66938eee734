/// `@Argument(DateArgument.reader, "…") var date: DateArgument`: a value known by its place.
///
/// An optional type makes it one that may be missing; an array takes all that are left, and stands last.
@propertyWrapper public final class Argument<Value>: ValuePart<Value> {
  public var wrappedValue: Value { current }

  /// One that is required.
  public init(_ reader: Reader<Value>, _ help: String) {
    super.init(Declaration(.argument, "", reader, help: help, isRequired: true), nil) { _, text throws(Refusal) in
      try reader.read(text)
    }
  }

  /// One that may be missing.
  public init<Each>(_ reader: Reader<Each>, _ help: String) where Value == Each? {
    super.init(Declaration(.argument, "", reader, help: help), .some(nil)) { _, text throws(Refusal) in
      try reader.read(text)
    }
  }

  /// Any number of them, at least one.
  public init<Each>(_ reader: Reader<Each>, _ help: String) where Value == [Each] {
    super.init(Declaration(.argument, "", reader, help: help, isRequired: true, repeats: true), nil) {
      before, text throws(Refusal) in (before ?? []) + [try reader.read(text)]
    }
  }

  /// Any number of them, or none.
  public init<Each>(wrappedValue: [Each], _ reader: Reader<Each>, _ help: String) where Value == [Each] {
    super.init(Declaration(.argument, "", reader, help: help, repeats: true), wrappedValue) {
      before, text throws(Refusal) in (before ?? []) + [try reader.read(text)]
    }
  }
}
