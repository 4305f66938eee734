import Bytes

/// Detects the language of a text, for screen readers and the search.
enum Language {
  /// `de` or `en`, decided by frequent short words; `en` if there are too few.
  static func of(_ text: [UInt8]) -> String {
    var (germans, englishmen) = (0, 0)
    let (german, english, candidates) = (german, english, candidates)
    text.withUnsafeBufferPointer { text in
      // The letters of a word of at most seven bytes, as a number.
      var word: UInt64 = 0
      var length = 0
      // The beginning of the text is sufficient.
      for index in 0..<min(text.count, 4_000) {
        let byte = text[index]
        if byte.isASCIILetter || byte >= 0x80 {
          length += 1
          if length < 8 { word = word << 8 | UInt64(byte | 0x20) }
          continue
        }
        if length > 1, length < 8, candidates & 1 << (word % 61) != 0 {
          if german.contains(word) { germans += 1 } else if english.contains(word) { englishmen += 1 }
        }
        (word, length) = (0, 0)
      }
    }
    return germans >= 5 && germans > englishmen * 2 ? "de" : "en"
  }

  private static let german = numbers([
    "der", "die", "das", "und", "ist", "nicht", "mit", "wir", "auf", "eine", "wird", "auch",
  ])
  private static let english = numbers([
    "the", "and", "is", "of", "to", "for", "with", "we", "not", "this", "that", "be",
  ])

  /// A bit mask of the words, with which most other words are excluded quickly.
  private static let candidates = (german + english).reduce(UInt64(0)) { $0 | 1 << ($1 % 61) }

  private static func numbers(_ words: [String]) -> [UInt64] {
    words.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
