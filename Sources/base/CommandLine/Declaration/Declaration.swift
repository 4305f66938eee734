/// An option, a flag or an argument, as data: parsing, help, errors and completions all read it.
public struct Declaration: Sendable {
  /// The form on the command line.
  public enum Form: Sendable {
    /// A name alone.
    case flag
    /// A name with a value.
    case option
    /// A value alone, identified by its position.
    case argument
  }

  public let form: Form
  /// With its dashes, `--format` or `-o`; empty for an argument.
  public let name: String
  /// The name that reverses a flag, such as `--no-open`.
  public private(set) var opposite: String?
  /// A sentence or two, with full stops.
  public let help: String
  /// The placeholder for the value in help, without its brackets.
  public private(set) var valueName = ""
  /// The only accepted values; empty if any text may be one.
  public private(set) var allowed: [String] = []
  /// The default value, as a user would write it.
  public private(set) var defaultText: String?
  public private(set) var isRequired = false
  /// Whether it may be given several times, and each time counts.
  public private(set) var repeats = false
  public private(set) var completion = Completion()

  init(flag name: String, opposite: String?, help: String, isSet: Bool = false) {
    form = .flag
    self.name = name
    self.opposite = opposite
    self.help = help
    // A flag without an opposite needs no default in help.
    defaultText = opposite.map { isSet ? name : $0 }
  }

  init<Value>(
    _ form: Form, _ name: String, _ reader: Reader<Value>, help: String, default value: Value? = nil,
    isRequired: Bool = false, repeats: Bool = false
  ) {
    self.form = form
    self.name = name
    self.help = help
    valueName = reader.valueName
    allowed = reader.allowed
    defaultText = value.map(reader.show)
    self.isRequired = isRequired
    self.repeats = repeats
    completion = reader.completion
  }

  /// All names of the option; empty for an argument.
  var names: [String] { form == .argument ? [] : [name] + (opposite.map { [$0] } ?? []) }

  /// The placeholder of the value in help: `<dir>`, `<text|json>`.
  var placeholder: String { "<\(allowed.isEmpty ? valueName : allowed.joined(separator: "|"))>" }

  /// The notation in usage: `--force`, `--open|--no-open`, `-o <dir>`, `<date>`.
  var shown: String {
    switch form {
    case .flag: names.joined(separator: "|")
    case .option: "\(name) \(placeholder)"
    case .argument: placeholder
    }
  }
}
