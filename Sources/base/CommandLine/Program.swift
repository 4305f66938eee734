/// A program with commands: what it is called, and all that it can be asked.
public struct Program<Shared> {
  public let about: About
  public let version: String
  public let commands: [any Command<Shared>.Type]
  /// Finds the word of a list that somebody may have meant.
  let nearest: (_ word: String, _ words: [String]) -> String?

  /// The order of the commands is that of help.
  public init(
    _ about: About, version: String, commands: [any Command<Shared>.Type],
    nearest: @escaping (_ word: String, _ words: [String]) -> String?
  ) {
    self.about = about
    self.version = version
    self.commands = commands
    self.nearest = nearest
  }

  /// What a command line asks for.
  public enum Request {
    /// To run a command whose options and arguments are all read.
    case run(any Command<Shared>)
    /// To print something, for standard output.
    case print(String)
    /// Nothing that can be done: what is wrong and what would be right, for standard error; exit status `wrongLine`.
    case refuse(String)
  }

  /// EX_USAGE of sysexits.h.
  public static var wrongLine: Int32 { 64 }

  /// Reads a command line, the program's own name left out, into `shared` and the command that it names.
  ///
  /// `width` is how many columns help may have.
  public func read(_ words: [String], into shared: Shared, width: Int) -> Request {
    var line = Line(program: self, words: words, shared: shared)
    do throws(Fault) {
      switch try line.read() {
      case .run(let command): return .run(command)
      case .help(let command): return .print(help(of: command, shared, width: width))
      case .version: return .print(version + "\n")
      case .script(let shell): return .print(shell.script(outline(shared)))
      }
    } catch {
      return .refuse(refusal(error, of: line.command, shared, width: width))
    }
  }

  /// What its commands are called, in the order of help.
  public var commandNames: [String] { commands.map { $0.about.name } }

  func command(named name: String) -> (any Command<Shared>.Type)? {
    commands.first { $0.about.name.utf8.elementsEqual(name.utf8) }
  }
}
