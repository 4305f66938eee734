/// A program with commands: its name, its shared options and its commands.
public struct Program<Shared> {
  public let about: About
  public let version: String
  public let commands: [any Command<Shared>.Type]
  /// Finds the word of a list that was probably intended.
  let nearest: (_ word: String, _ words: [String]) -> String?

  /// Creates a program; help lists the commands in this order.
  public init(
    _ about: About, version: String, commands: [any Command<Shared>.Type],
    nearest: @escaping (_ word: String, _ words: [String]) -> String?
  ) {
    self.about = about
    self.version = version
    self.commands = commands
    self.nearest = nearest
  }

  /// The action that a command line asks for.
  public enum Request {
    /// Run a command whose options and arguments have been read.
    case run(any Command<Shared>)
    /// Print a text on standard output.
    case print(String)
    /// Report an error on standard error: the problem and what would be right; exit status `wrongLine`.
    case refuse(String)
  }

  /// EX_USAGE of sysexits.h.
  public static var wrongLine: Int32 { 64 }

  /// Parses a command line, without the program's own name, into `shared` and the command that it names.
  ///
  /// `width` is the number of columns for help.
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

  /// The names of the commands, in the order of help.
  public var commandNames: [String] { commands.map { $0.about.name } }

  func command(named name: String) -> (any Command<Shared>.Type)? {
    commands.first { $0.about.name.utf8.elementsEqual(name.utf8) }
  }
}
