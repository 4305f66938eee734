import Bytes

/// How alike two items are, by their words.
enum Similarity {
  /// Words of one meeting's line and of another's that count as the same item.
  static let least = 0.6

  /// The words of a text that tell it from others, in lower case.
  static func words(_ text: String) -> Set<String> {
    var words: Set<String> = []
    for part in text.utf8.split(whereSeparator: { !$0.isWordByte }) {
      let word = String(decoding: part, as: UTF8.self).asciiLowercased()
      if !common.contains(word) { words.insert(word) }
    }
    return words
  }

  /// The share of words that both have, of all words that either has; 1 for the same.
  static func overlap(_ left: Set<String>, _ right: Set<String>) -> Double {
    let both = left.intersection(right).count
    let all = left.count + right.count - both
    guard all > 0 else { return 0 }
    // What was carried and had words added, or taken away, is the same as well.
    let least = min(left.count, right.count)
    if least >= 4, both == least, both * 2 >= all { return 1 }
    return Double(both) / Double(all)
  }

  private static let common: Set<String> = [
    "the", "a", "an", "to", "of", "and", "or", "for", "in", "on", "will", "with", "is", "be", "this", "that", "it",
    "https", "http",
    "github", "com", "der", "die", "das", "und", "mit", "wird", "zu",
  ]
}
