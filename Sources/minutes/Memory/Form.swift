import Bytes

/// How sure it is that a line is an item.
public enum Confidence: String, Sendable, Comparable {
  /// A mark says so: `AI`, `TODO`, a box with an owner, a list of action items.
  case marked
  /// A sentence says so: somebody will do it.
  case stated
  case likely

  public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }
  private var rank: Int { self == .marked ? 0 : self == .stated ? 1 : 2 }
}

/// What a form finds in a line.
struct Match {
  /// What shall be done, without mark and owners.
  var text: String
  /// As written: `@fkr`, `Kurt`.
  var owners: [String] = []
}

/// A way to write an action item, a decision or a question.
struct Form: Sendable {
  let name: String
  let confidence: Confidence
  let find: @Sendable (Line) -> Match?

  init(_ name: String, _ confidence: Confidence, find: @escaping @Sendable (Line) -> Match?) {
    (self.name, self.confidence, self.find) = (name, confidence, find)
  }

  /// In the order in which they are tried: the surest first.
  static let actions: [Form] = [
    ActionMark.form, OwnedBox.form, ActionList.form, Promise.form, DoneByOwner.form, OwnerInBrackets.form,
    ArrowToOwner.form, AddressedOwner.form, NextSteps.form, NamedPerson.form, OwnerAtEnd.form, TakenOver.form,
  ]
  static let decisions: [Form] = [DecisionMark.form, DecisionList.form, DecisionSentence.form, Consensus.form]
  static let questions: [Form] = [QuestionMark.form, QuestionList.form, ToBeDiscussed.form, OpenQuestion.form]
}

/// A line that forms look at, with what stands around it.
struct Line {
  let statements: Statements
  let index: Int
  let names: KnownNames

  var statement: Statement { statements.all[index] }
  var words: [Word] { statement.words }
  var group: Statement? { statements.group(of: index) }
  var heading: Statement? { statements.heading(of: index) }

  /// Whether a word in lower case stands somewhere in it.
  func has(_ wanted: Set<String>) -> Bool { words.contains { wanted.contains($0.lower) } }

  /// Whether words follow one another from a place on, in lower case.
  func begins(_ wanted: [String], at place: Int) -> Bool {
    place >= 0 && place + wanted.count <= words.count && zip(wanted, words[place...]).allSatisfy { $0 == $1.lower }
  }

  /// Whether words follow one another somewhere.
  func has(phrase wanted: [String]) -> Bool { words.indices.contains { begins(wanted, at: $0) } }

  /// The text from a word on, without punctuation before it.
  func text(from place: Int) -> String {
    guard place < words.count else { return "" }
    return Trimmed.text(Array(statement.text.utf8)[words[place].range.lowerBound...])
  }

  /// The text before a word.
  func text(before place: Int) -> String {
    guard place < words.count, place > 0 else { return place > 0 ? Trimmed.text(Array(statement.text.utf8)[...]) : "" }
    return Trimmed.text(Array(statement.text.utf8)[..<words[place].range.lowerBound])
  }

  /// The whole text.
  var whole: String { Trimmed.text(Array(statement.text.utf8)[...]) }
}

enum Trimmed {
  /// A text without blanks and stray punctuation at both ends.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let first = bytes.first, first.isASCIIWhitespace || ":-–_*=>,;".utf8.contains(first) && first < 0x80 {
      bytes = bytes.dropFirst()
    }
    while let last = bytes.last,
      last.isASCIIWhitespace || last == UInt8(ascii: "_") || last == UInt8(ascii: "*")
        || last == UInt8(ascii: "-") || last == UInt8(ascii: ">") || last == UInt8(ascii: "=")
    {
      bytes = bytes.dropLast()
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
