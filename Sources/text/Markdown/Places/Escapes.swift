extension Node {
  /// The bytes of a text node that are written as an escape: with a backslash or as an entity.
  ///
  /// `bytes` is the source of the document. Ascending, one range a character; empty for all other kinds.
  public func escapes(in bytes: [UInt8]) -> [Range<Int>] {
    guard case .text(let text) = kind, text.utf8.count != range.count else { return [] }
    return bytes.withUnsafeBufferPointer { source in
      guard let run = TextRun(self, source) else { return [] }
      var escapes: [Range<Int>] = []
      var index = 0
      while index < run.bytes.count {
        let start = index
        index += 1
        // The bytes of an entity's text share one place.
        while index < run.bytes.count, run.place(index) == run.place(start) { index += 1 }
        let place = run.place(start)
        let isEscape =
          place < source.count && (source[place] == UInt8(ascii: "\\") || source[place] == UInt8(ascii: "&"))
        if isEscape, run.place(index) > place + 1 { escapes.append(start..<index) }
      }
      return escapes
    }
  }
}
