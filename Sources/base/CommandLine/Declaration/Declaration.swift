/// An option, a flag or an argument, as data: parsing, help, errors and completions all read it.
public struct Declaration: Sendable {
  /// How it stands on the command line.
  public enum Form: Sendable {
    /// A name alone.
    case flag
    /// A name with a value.
    case option
    /// A value alone, known by its place.
    case argument
  }

  public let form: Form
  /// With its dashes, `--format` or `-o`; empty for an argument.
  public let name: String
  /// What takes a flag back, `--no-open`.
  public private(set) var opposite: String?
  /// A sentence or two, with full stops.
  public let help: String
  /// What stands for the value in help, without its brackets.
  public private(set) var valueName = ""
  /// The only values that there are; empty where any text may be one.
  public private(set) var allowed: [String] = []
  /// The value where none is given, as one would write it.
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
    // Of a flag alone it goes without saying.
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

  /// All names it answers to.
  var names: [String] { form == .argument ? [] : [name] + (opposite.map { [$0] } ?? []) }

  /// The value in help: `<dir>`, `<text|json>`.
  var placeholder: String { "<\(allowed.isEmpty ? valueName : allowed.joined(separator: "|"))>" }

  /// As it is written: `--force`, `--open|--no-open`, `-o <dir>`, `<date>`.
  var shown: String {
    switch form {
    case .flag: names.joined(separator: "|")
    case .option: "\(name) \(placeholder)"
    case .argument: placeholder
    }
  }
}
