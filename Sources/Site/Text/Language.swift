import Decks

/// Which language a text is written in, for screen readers and for the search.
enum Language {
  /// `de` or `en`, by the small words that no text does without; `en` where there are too few.
  static func of(_ text: [UInt8]) -> String {
    var german = 0
    var english = 0
    var word: [UInt8] = []
    word.reserveCapacity(8)
    var length = 0
    // The first page is enough.
    for byte in text.prefix(20_000) {
      if (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 {
        length += 1
        if length <= 5 { word.append(byte | 0x20) }
      } else {
        if length > 1, length <= 5 {
          if isAmong(Self.german, word) { german += 1 }
          if isAmong(Self.english, word) { english += 1 }
        }
        word.removeAll(keepingCapacity: true)
        length = 0
      }
    }
    return german >= 5 && german > english * 2 ? "de" : "en"
  }

  private static func isAmong(_ words: [[UInt8]], _ word: [UInt8]) -> Bool { words.contains(word) }

  private static let german = ["der", "die", "das", "und", "ist", "nicht", "mit", "wir", "auf", "eine", "wird", "auch"]
    .map { Array($0.utf8) }
  private static let english = ["the", "and", "is", "of", "to", "for", "with", "we", "not", "this", "that", "be"]
    .map { Array($0.utf8) }
}
