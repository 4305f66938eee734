/// Parses one command line, from left to right.
struct Line<Shared> {
  /// The result of parsing.
  enum Request {
    case run(any Command<Shared>)
    case help((any Command<Shared>.Type)?)
    case version
    case script(CompletionShell)
  }

  let program: Program<Shared>
  private(set) var words: Words
  private let shared: [Part]
  /// The command, once it has been read.
  private(set) var command: (any Command<Shared>.Type)?
  private(set) var parts: [Part] = []
  private var arguments: [Part] = []
  /// The first error; help is still shown if it is asked for.
  private var fault: Fault?
  private var asksHelp = false
  private var asksVersion = false
  private var shell: CompletionShell?

  init(program: Program<Shared>, words: [String], shared: Shared) {
    self.program = program
    self.words = Words(words)
    self.shared = Part.all(of: shared)
    parts = self.shared
  }

  mutating func read() throws(Fault) -> Request {
    let name = readToArgument()
    if let name, !name.utf8.elementsEqual("help".utf8) { return try read(commandNamed: name) }
    let topic = name == nil ? nil : readToArgument()
    if let topic { command = try known(topic) }
    if topic != nil, let word = readToArgument() {
      command = nil
      fault = fault ?? .tooMany(word, of: "help", ["<command>"])
    }
    if asksHelp { return .help(command) }
    if asksVersion { return .version }
    if let fault { throw fault }
    return shell.map { .script($0) } ?? .help(command)
  }

  private mutating func read(commandNamed name: String) throws(Fault) -> Request {
    let type = try known(name)
    command = type
    let instance = type.init()
    let own = Part.all(of: instance)
    arguments = own.filter { $0.declaration.form == .argument }
    parts = own + shared
    while let word = readToArgument() { take(argument: word) }
    if asksHelp { return .help(type) }
    if asksVersion { return .version }
    if let fault { throw fault }
    if let missing = own.first(where: { $0.declaration.isRequired && !$0.isGiven }) {
      throw .missing(missing.declaration, of: name)
    }
    do throws(Refusal) { try instance.validate() } catch { throw Fault(sentence: error.sentence) }
    return .run(instance)
  }

  private func known(_ name: String) throws(Fault) -> any Command<Shared>.Type {
    if let command = program.command(named: name) { return command }
    throw .unknownCommand(name, program.nearest(name, program.commandNames), program.commandNames)
  }

  /// Reads options up to the next argument, which it returns; `nil` at the end of the line.
  private mutating func readToArgument() -> String? {
    while let item = words.next(takesValue) {
      switch item {
      case .argument(let word): return word
      case .option(let name, let value, let obstacle):
        do throws(Fault) { try take(option: name, value, obstacle) } catch { fault = fault ?? error }
      }
    }
    return nil
  }

  var isBeforeCommand: Bool { command == nil }

  private func part(named name: String) -> Part? {
    parts.first { $0.declaration.names.contains { $0.utf8.elementsEqual(name.utf8) } }
  }

  private func takesValue(_ name: String) -> Bool? {
    switch name {
    case OwnOption.help.name, OwnOption.shortHelp, OwnOption.version.name: false
    // Its value is optional; the default is the shell named by SHELL.
    case OwnOption.script.name where isBeforeCommand: true
    default: part(named: name).map { $0.declaration.form == .option }
    }
  }

  private mutating func take(option name: String, _ value: String?, _ obstacle: String?) throws(Fault) {
    switch name {
    case OwnOption.script.name where isBeforeCommand: return try takeShell(value)
    case OwnOption.help.name, OwnOption.shortHelp: asksHelp = asksHelp || value == nil
    case OwnOption.version.name: asksVersion = asksVersion || value == nil
    default:
      guard let part = part(named: name) else { throw unknown(name) }
      if part.declaration.form == .option {
        guard let value else { throw .valueMissing(part.declaration, obstacle: obstacle) }
        return try take(value, part)
      }
      if value == nil { return try take(name, part) }
    }
    if let value { throw .flagWithValue(name, value) }
  }

  private mutating func takeShell(_ name: String?) throws(Fault) {
    guard let name = name ?? CompletionShell.ofEnvironment else {
      throw .valueMissing(OwnOption.script, obstacle: nil)
    }
    do throws(Refusal) { shell = try Reader<CompletionShell>.words.read(name) } catch {
      throw wrong(OwnOption.script, name, error)
    }
  }

  private mutating func take(argument word: String) {
    let next = arguments.first { !$0.isGiven || $0.declaration.repeats }
    do throws(Fault) {
      guard let next else { throw .tooMany(word, of: name, arguments.map(\.declaration.placeholder)) }
      try take(word, next)
    } catch { fault = fault ?? error }
  }

  private func take(_ text: String, _ part: Part) throws(Fault) {
    do throws(Refusal) { try part.take(text) } catch { throw wrong(part.declaration, text, error) }
  }

  private func wrong(_ part: Declaration, _ text: String, _ refusal: Refusal) -> Fault {
    .valueWrong(part, text, refusal, nearest: program.nearest(text, part.allowed))
  }

  var name: String { command?.about.name ?? program.about.name }
}
