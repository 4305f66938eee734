/// One command of a program: a struct whose properties are its options and arguments, each declared once with `@Option`, `@Flag`
/// or `@Argument`.
///
/// `Shared` holds the options that stand before every command as well as behind it.
public protocol Command<Shared> {
  associatedtype Shared

  init()

  /// Name and words of help.
  static var about: About { get }

  /// Refuses what each value allows by itself and all of them together do not.
  func validate() throws(Refusal)

  /// Does the work; what it throws is for whoever runs it.
  func run(_ shared: Shared) throws
}

extension Command {
  /// Refuses nothing, for commands whose values go together in every way.
  public func validate() throws(Refusal) {}
}

/// What help says of a command, beside its options.
public struct About: Sendable {
  /// A command line, and what it is for.
  public struct Example: Sendable {
    public let line: String
    public let purpose: String

    public init(_ line: String, _ purpose: String) {
      self.line = line
      self.purpose = purpose
    }
  }

  public let name: String
  /// One sentence, which also stands in the list of commands.
  public let summary: String
  /// More sentences; a newline begins a line, an empty line a paragraph.
  public let discussion: String
  /// For commands that have more than one use.
  public let examples: [Example]

  public init(_ name: String, _ summary: String, discussion: String = "", examples: [Example] = []) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.examples = examples
  }
}

/// Why a value, or a command line, is not taken: a sentence without a capital letter and a full stop that says what is right.
public struct Refusal: Error, Equatable {
  public let sentence: String

  public init(_ sentence: String) { self.sentence = sentence }
}
