import Bytes

/// The set of visible words of a slide, for comparing slides.
struct WordSet {
  private let words: Set<UInt64>

  /// Collects the words outside of tags.
  init(_ html: [UInt8]) {
    var words: Set<UInt64> = []
    var hash = Self.start
    var isInTag = false
    for byte in html {
      if byte == UInt8(ascii: "<") { isInTag = true }
      let isLetter = byte >= 0x80 || byte.isASCIIAlphanumeric
      if !isInTag, isLetter {
        let lower = byte.asciiLowercased
        hash = (hash ^ UInt64(lower)) &* 0x100_0000_01B3
      } else if hash != Self.start {
        words.insert(hash)
        hash = Self.start
      }
      if byte == UInt8(ascii: ">") { isInTag = false }
    }
    self.words = words
  }

  /// Returns the Dice coefficient: 0 if no word is shared, 1 if the words are the same.
  func similarity(to other: WordSet) -> Double {
    let all = words.count + other.words.count
    return all == 0 ? 1 : 2 * Double(words.intersection(other.words).count) / Double(all)
  }

  /// Offset basis of the FNV-1a hash.
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
}
