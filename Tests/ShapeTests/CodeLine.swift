import Foundation

/// A line of Swift without comments and contents of string literals.
struct CodeLine {
  let file: Repository.File
  /// Line number, from 1.
  let number: Int
  let text: String

  /// Description such as `Sources/Decks/Deck.swift:12: guard …`.
  var shown: String { "\(file.path):\(number): \(text.trimmingCharacters(in: .whitespaces))" }

  static func all(in file: Repository.File) -> [CodeLine] {
    var isInText = false
    var found: [CodeLine] = []
    for (index, line) in file.lines.enumerated() {
      let marks = line.components(separatedBy: "\"\"\"").count - 1
      if isInText || marks > 0 {
        if marks % 2 == 1 { isInText.toggle() }
        continue
      }
      found.append(CodeLine(file: file, number: index + 1, text: code(line)))
    }
    return found
  }

  private static func code(_ line: String) -> String {
    var code = ""
    var isInString = false
    var previous: Character = " "
    for character in line {
      if character == "/", previous == "/", !isInString { return String(code.dropLast()) }
      if character == "\"", previous != "\\" { isInString.toggle() }
      if !isInString || character == "\"" { code.append(character) }
      previous = previous == "\\" && character == "\\" ? " " : character
    }
    return code
  }
}

/// An exception to a rule, with its reason.
struct Allowed {
  let file: String
  let code: String
  let why: String

  func covers(_ line: CodeLine) -> Bool { line.file.path == file && line.file.lines[line.number - 1].contains(code) }
}

/// Returns the lines that match a pattern and have no exception; also reports unused exceptions.
func offenders(_ patterns: [String], in files: [Repository.File], allowed: [Allowed]) throws -> [String] {
  let expressions = try patterns.map { try NSRegularExpression(pattern: $0) }
  var unused = allowed.map { "nothing needs the allowance for \($0.file): \($0.code)" }
  var found: [String] = []
  for line in files.flatMap(CodeLine.all(in:)) {
    let range = NSRange(line.text.startIndex..., in: line.text)
    guard expressions.contains(where: { $0.firstMatch(in: line.text, range: range) != nil }) else { continue }
    if let index = allowed.firstIndex(where: { $0.covers(line) }) {
      unused[index] = ""
    } else {
      found.append(line.shown)
    }
  }
  return found + unused.filter { !$0.isEmpty }
}
