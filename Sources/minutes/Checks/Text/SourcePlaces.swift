extension UnsafeBufferPointer<UInt8> {
  /// Where the address of a link or picture stands in its source: in HTML behind `src` or `href`, in Markdown behind
  /// the text, which may be the same.
  func address(_ address: String, in place: Range<Int>) -> Range<Int>? {
    var start = place.lowerBound
    if has("<", at: start, limit: place.upperBound) {
      start = find("src", in: place) ?? find("href", in: place) ?? start
    } else {
      var offset = place.upperBound - 2
      while offset > place.lowerBound, !has("](", at: offset, limit: place.upperBound) { offset -= 1 }
      if offset > place.lowerBound { start = offset + 2 }
    }
    return self.place(of: address, in: start..<place.upperBound)
  }

  /// Where a text stands in a range.
  func place(of text: String, in range: Range<Int>) -> Range<Int>? {
    text.withBytes { word in
      guard let first = word.first else { return nil }
      var offset = range.lowerBound
      while let start = self.first(first, in: offset..<range.upperBound) {
        guard start + word.count <= range.upperBound else { return nil }
        if self[start..<(start + word.count)].elementsEqual(word) { return start..<(start + word.count) }
        offset = start + 1
      }
      return nil
    }
  }

  /// Whether a backtick before and one behind the offset make code of it.
  func isInCodeSpan(_ offset: Int, line: Range<Int>) -> Bool {
    guard line.count <= 16 << 10, first(0x60, in: offset..<line.upperBound) != nil else { return false }
    var ticks = 0
    for index in line.lowerBound..<offset where self[index] == 0x60 { ticks += 1 }
    return ticks % 2 == 1
  }
}
