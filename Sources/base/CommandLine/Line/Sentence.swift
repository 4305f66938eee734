/// Parts of error messages about a command line.
enum Sentence {
  /// `text, json or sarif`.
  static func choice(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  /// A word from the command line in quotes, without characters that would move the cursor or colour the terminal.
  static func quoted(_ word: String) -> String {
    var text = "\""
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0: text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// The same without quotes, for options, which are recognisable by their dashes.
  static func plain(_ word: String) -> String { String(quoted(word).dropFirst().dropLast()) }
}
