/// `@Argument(DateArgument.reader, "…") var date: DateArgument`: a value identified by its position.
///
/// An optional type makes it optional; an array takes all remaining words, and must be declared last.
@propertyWrapper public final class Argument<Value>: ValuePart<Value> {
  public var wrappedValue: Value { current }

  /// A required argument.
  public init(_ reader: Reader<Value>, _ help: String) {
    super.init(Declaration(.argument, "", reader, help: help, isRequired: true), nil) { _, text throws(Refusal) in
      try reader.read(text)
    }
  }

  /// An optional argument.
  public init<Each>(_ reader: Reader<Each>, _ help: String) where Value == Each? {
    super.init(Declaration(.argument, "", reader, help: help), .some(nil)) { _, text throws(Refusal) in
      try reader.read(text)
    }
  }

  /// One or more arguments.
  public init<Each>(_ reader: Reader<Each>, _ help: String) where Value == [Each] {
    super.init(Declaration(.argument, "", reader, help: help, isRequired: true, repeats: true), nil) {
      before, text throws(Refusal) in (before ?? []) + [try reader.read(text)]
    }
  }

  /// Any number of arguments, including none.
  public init<Each>(wrappedValue: [Each], _ reader: Reader<Each>, _ help: String) where Value == [Each] {
    super.init(Declaration(.argument, "", reader, help: help, repeats: true), wrappedValue) {
      before, text throws(Refusal) in (before ?? []) + [try reader.read(text)]
    }
  }
}
