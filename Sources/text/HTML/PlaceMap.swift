/// Maps bytes of a piece of HTML to bytes of the source file.
struct PlaceMap {
  let start: Int
  /// Places are limited to this offset: a piece in which invalid UTF-8 became U+FFFD is longer than its source.
  let end: Int
  let lines: [(piece: Int, file: Int)]

  func place(of range: Range<Int>) -> Range<Int> {
    let first = place(of: range.lowerBound)
    // The end belongs to the line of the last byte, not to the next one.
    let last = range.isEmpty ? first : place(of: range.upperBound - 1) + 1
    return min(first, end)..<min(max(first, last), end)
  }

  private func place(of index: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].piece <= index { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return start + index }
    return lines[low - 1].file + index - lines[low - 1].piece
  }
}
