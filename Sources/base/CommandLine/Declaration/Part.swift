/// A declared option, flag or argument with its value on the command line.
///
/// A class, so that the parser and the property of the command share one instance.
public class Part {
  /// The declaration, as data.
  public let declaration: Declaration
  fileprivate(set) var isGiven = false

  init(_ declaration: Declaration) { self.declaration = declaration }

  /// Reads the value of an option or argument, or the name of a flag.
  func take(_ text: String) throws(Refusal) { isGiven = true }

  /// The parts declared by a command or another struct, in order.
  static func all(of declaring: Any) -> [Part] {
    // By class, not by protocol: looking up a conformance at run time is slower than everything else here.
    Mirror(reflecting: declaring).children.compactMap { $0.value as? Part }
  }
}

/// A part with a value.
public class ValuePart<Value>: Part {
  private var value: Value?
  private let reader: (Value?, String) throws(Refusal) -> Value

  /// `value` is the default; `reader` makes the next value of the previous one and a text.
  init(
    _ declaration: Declaration, _ value: Value?, _ reader: @escaping (Value?, String) throws(Refusal) -> Value
  ) {
    self.value = value
    self.reader = reader
    super.init(declaration)
  }

  override func take(_ text: String) throws(Refusal) {
    value = try reader(value, text)
    try super.take(text)
  }

  /// The value; a command runs only if all required values were given.
  final var current: Value {
    guard let value else { UnreadLine.stop(declaration.shown) }
    return value
  }
}
