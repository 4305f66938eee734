/// Punctuation and blanks beyond ASCII, where an address in running text ends: `。`, `、`, `）`, `؟`, a no-break space.
enum ForeignMark {
  /// The length of such a mark at `index`; 0 for letters, and within a letter.
  static func length(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    guard text[index] >= 0xC2 else { return 0 }
    let length = SourceText.sequenceLength(text, at: index)
    guard length > 1, index + length <= text.count else { return 0 }
    let bytes = UnsafeBufferPointer(rebasing: text[index..<index + length])
    var decoder = String(decoding: bytes, as: UTF8.self).unicodeScalars.makeIterator()
    guard let scalar = decoder.next() else { return 0 }
    switch scalar.properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation,
      .dashPunctuation,
      .connectorPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control:
      return length
    // The full-width bar, which parts texts.
    default: return scalar == "\u{FF5C}" ? length : 0
    }
  }
}
