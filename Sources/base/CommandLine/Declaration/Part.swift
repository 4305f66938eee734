/// A declared option, flag or argument, and what the command line says of it.
///
/// A class, so that the parser and the property of the command mean the same one.
public class Part {
  /// The declaration, as data.
  public let declaration: Declaration
  fileprivate(set) var isGiven = false

  init(_ declaration: Declaration) { self.declaration = declaration }

  /// Takes what stands on the command line: the value of an option or argument, the name of a flag.
  func take(_ text: String) throws(Refusal) { isGiven = true }

  /// The parts that a command, or any other struct, declares, in their order.
  static func all(of declaring: Any) -> [Part] {
    // By the class and not by a protocol: looking for a conformance at run time costs more than all else here.
    Mirror(reflecting: declaring).children.compactMap { $0.value as? Part }
  }
}

/// A part with a value.
public class ValuePart<Value>: Part {
  private var value: Value?
  private let reader: (Value?, String) throws(Refusal) -> Value

  /// `value` is the one that holds where none is given; `reader` makes the next one of that before and a text.
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

  /// The value; a command is run only when all that is required was given.
  final var current: Value {
    guard let value else { UnreadLine.stop(declaration.shown) }
    return value
  }
}
