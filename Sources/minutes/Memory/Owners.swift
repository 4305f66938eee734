/// The owners that words name, one after another.
enum Owners {
  private static let joints: Set<String> = ["and", "or", "und", "oder", "w", "with", "mit", "for", "für", ""]

  /// The run of `@names` that begins at a word; words such as "and" may stand between them.
  static func run(_ words: [Word], from start: Int) -> (names: [String], end: Int) {
    var names: [String] = []
    var end = start
    var place = start
    while place < words.count {
      let word = words[place]
      if let handle = word.handle {
        names.append("@" + handle)
        place += 1
        end = place
        // A colon or a closing bracket ends the list of owners.
        if word.endsInColon || word.closesBracket { break }
      } else if joints.contains(word.lower), !word.isArrow, !word.closesBracket, word.lower != "" || isJoint(word),
        place + 1 < words.count, words[place + 1].handle != nil
      {
        place += 1
      } else {
        break
      }
    }
    return (names, end)
  }

  private static func isJoint(_ word: Word) -> Bool { ["&", "+", "/", ",", "|"].contains(word.before) }

  /// All names with an `@`, in their order, each once.
  static func all(_ words: some Collection<Word>) -> [String] {
    var names: [String] = []
    for case let handle? in words.map(\.handle) where !names.contains(where: { $0 == "@" + handle }) {
      names.append("@" + handle)
    }
    return names
  }
}
