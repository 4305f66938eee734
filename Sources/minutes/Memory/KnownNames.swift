import Bytes

/// Names of people without an `@`.
public struct KnownNames: Sendable {
  /// Words that the archive writes with a capital letter and hardly ever without.
  private var capitals: [String: (small: Int, capital: Int)] = [:]

  /// Names that the archive writes with an `@`, in lower case.
  private var handles: Set<String> = []

  public init() {}

  /// Counts the words of a text.
  mutating func learn(_ statements: Statements) {
    for statement in statements.all {
      for case let handle? in statement.words.map(\.handle) where handle != "AI" {
        handles.insert(handle.asciiLowercased())
      }
      for word in statement.words where word.text.utf8.count > 1 && word.handle == nil {
        if word.isCapitalized {
          capitals[word.lower, default: (0, 0)].capital += 1
        } else if word.text == word.lower {
          capitals[word.lower, default: (0, 0)].small += 1
        }
      }
    }
  }

  /// Whether a word is a name rather than the first word of a sentence.
  func isName(_ word: Word) -> Bool {
    if handles.contains(word.lower) { return true }
    guard word.isCapitalized, !Self.other.contains(word.lower) else { return false }
    let known = capitals[word.lower] ?? (0, 1)
    return known.small * 3 < known.capital
  }

  /// Words with a capital letter that are nobody's name.
  private static let other: Set<String> = [
    "we", "it", "they", "he", "she", "this", "that", "there", "someone", "somebody", "everyone", "everybody", "nobody",
    "who", "what", "which", "how", "where", "when", "why", "need", "needs", "want", "wants", "plan", "plans", "try",
    "trying", "going", "have", "has", "had", "like", "ready", "able", "time", "team", "sig", "board", "project",
    "meeting",
    "nothing", "everything", "issue", "issues", "release", "standards", "standard", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "due", "according", "thanks", "link", "links", "wir", "es", "das",
    "sie",
    "er", "link", "access", "support", "test", "tests", "option", "how", "used", "next", "up", "back", "related",
    "invitation",
    "migration", "proposal", "regarding", "reference", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december", "hopefully", "move", "switch", "connect", "upgrade",
    "add",
  ]
}
