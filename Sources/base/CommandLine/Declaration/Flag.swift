/// `@Flag("--force", "…") var force = false`: a name alone.
@propertyWrapper public final class Flag: Part {
  public private(set) var wrappedValue: Bool

  /// `opposite` is the name that reverses the flag; if both are given, the last one counts.
  public init(wrappedValue: Bool, _ name: String, not opposite: String? = nil, _ help: String) {
    self.wrappedValue = wrappedValue
    super.init(Declaration(flag: name, opposite: opposite, help: help, isSet: wrappedValue))
  }

  override func take(_ name: String) throws(Refusal) {
    wrappedValue = name.utf8.elementsEqual(declaration.name.utf8)
    try super.take(name)
  }
}
