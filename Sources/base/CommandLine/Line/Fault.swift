/// An error in a command line: the problem, and what would be right.
struct Fault: Error, Equatable {
  let sentence: String
  /// The option or argument that is wrong, if it is a single one.
  var about: String?
  /// Whether usage is shown, because the order or number of words is wrong.
  var showsUsage = false
}

extension Fault {
  static func unknownCommand(_ name: String, _ nearest: String?, _ names: [String]) -> Fault {
    let advice = nearest.map { "did you mean \"\($0)\"?" } ?? "there are \(names.joined(separator: ", "))"
    return Fault(sentence: "there is no command \(Sentence.quoted(name)); \(advice)")
  }

  /// `owner` is the command, `meant` the names that may have been intended, `all` the existing ones.
  static func unknownOption(_ name: String, of owner: String?, meant: [String], all: [String]) -> Fault {
    let fault = "\(owner.map { "\($0) has" } ?? "there is") no option \(Sentence.plain(name))"
    let others = "\(owner == nil ? "there are" : "it has") \(all.joined(separator: ", "))"
    return Fault(sentence: "\(fault); \(meant.isEmpty ? others : "did you mean \(Sentence.choice(meant))?")")
  }

  static func misplaced(_ name: String, behind command: String) -> Fault {
    Fault(sentence: "\(name) is an option of \(command), and stands behind it: \(command) \(name)")
  }

  static func missing(_ part: Declaration, of owner: String) -> Fault {
    Fault(sentence: "\(owner) needs \(part.shown)", about: part.help, showsUsage: true)
  }

  static func valueMissing(_ part: Declaration, obstacle: String?) -> Fault {
    let wanted = part.allowed.isEmpty ? part.placeholder : Sentence.choice(part.allowed)
    let place = obstacle.map { " before \(Sentence.plain($0))" } ?? ""
    let isPerhapsMeant = part.allowed.isEmpty && obstacle != nil
    let way = isPerhapsMeant ? "; where that is the value, write \(part.name)=\(Sentence.plain(obstacle ?? ""))" : ""
    return Fault(sentence: "\(part.name) needs a value\(place): \(wanted)\(way)", about: part.help)
  }

  static func valueWrong(_ part: Declaration, _ text: String, _ refusal: Refusal, nearest: String?) -> Fault {
    let name = part.form == .argument ? part.placeholder : part.name
    let guess = nearest.map { ", did you mean \($0)?" } ?? ""
    return Fault(sentence: "\(name) cannot be \(Sentence.quoted(text)): \(refusal.sentence)\(guess)")
  }

  static func flagWithValue(_ name: String, _ value: String) -> Fault {
    Fault(sentence: "\(name) takes no value; leave \(Sentence.plain("=" + value)) out")
  }

  /// `takes` are the accepted arguments, as they are written.
  static func tooMany(_ word: String, of owner: String, _ takes: [String]) -> Fault {
    let arguments = takes.isEmpty ? "no argument" : takes.joined(separator: " ")
    return Fault(
      sentence: "\(owner) takes \(arguments), and \(Sentence.quoted(word)) is one too many", showsUsage: true)
  }
}
