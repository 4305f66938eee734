/// One command of a program: a struct whose properties are its options and arguments, each declared once with
/// `@Option`, `@Flag` or `@Argument`.
///
/// `Shared` holds the options that are accepted before and after every command.
public protocol Command<Shared> {
  associatedtype Shared

  init()

  /// The command's name and help texts.
  static var about: About { get }

  /// Refuses values that are valid one by one but not together.
  func validate() throws(Refusal)

  /// Runs the command; errors are passed on to the caller.
  func run(_ shared: Shared) throws
}

extension Command {
  /// Accepts all combinations of values, the default.
  public func validate() throws(Refusal) {}
}

/// The help text of a command, without its options.
public struct About: Sendable {
  /// A command line and its purpose.
  public struct Example: Sendable {
    public let line: String
    public let purpose: String

    public init(_ line: String, _ purpose: String) {
      self.line = line
      self.purpose = purpose
    }
  }

  public let name: String
  /// One sentence, also shown in the list of commands.
  public let summary: String
  /// More sentences; a newline begins a line, an empty line a paragraph.
  public let discussion: String
  /// Examples, for commands with more than one use.
  public let examples: [Example]

  public init(_ name: String, _ summary: String, discussion: String = "", examples: [Example] = []) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.examples = examples
  }
}

/// The reason why a value or a command line is refused: a sentence that says what is right, without a capital letter or
/// a full stop.
public struct Refusal: Error, Equatable {
  public let sentence: String

  public init(_ sentence: String) { self.sentence = sentence }
}
