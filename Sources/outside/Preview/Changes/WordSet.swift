import Bytes

/// The words that a reader sees, to tell how much of a slide is still there.
struct WordSet {
  private let words: Set<UInt64>

  /// What stands in tags does not count.
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

  /// 0 for nothing in common, 1 for the same words.
  func likeness(to other: WordSet) -> Double {
    let all = words.count + other.words.count
    return all == 0 ? 1 : 2 * Double(words.intersection(other.words).count) / Double(all)
  }

  /// FNV-1a.
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
}
