/// Maps bytes of a leaf block's content to the source.
///
/// cmark removes the prefixes of quotes and items, and leading white space, from the lines of a block. The rest is the
/// end of the line, so lines are aligned at their ends.
struct ContentMap {
  /// Offsets in the content, ascending, and the source offsets they stand for.
  private var contentStarts: [Int] = []
  private var sourceStarts: [Int] = []
  private var hint = 0

  var isEmpty: Bool { contentStarts.isEmpty }

  mutating func removeAll() {
    contentStarts.removeAll(keepingCapacity: true)
    sourceStarts.removeAll(keepingCapacity: true)
    hint = 0
  }

  mutating func add(content: Int, source: Int) {
    contentStarts.append(content)
    sourceStarts.append(source)
  }

  /// Aligns the lines of `content` with the source lines from `line`.
  mutating func lay(_ content: UnsafeBufferPointer<UInt8>, from line: Int, of lines: SourceLines) {
    removeAll()
    var line = line
    var index = 0
    while index < content.count {
      let start = index
      while index < content.count, content[index] != 0x0a, content[index] != 0x0d { index += 1 }
      var end = index
      while end > start, content[end - 1] == 0x20 || content[end - 1] == 0x09 { end -= 1 }
      add(content: start, source: max(lines.range.lowerBound, lines.trimmedEnd(of: line) - (end - start)))
      if index + 1 < content.count, content[index] == 0x0d, content[index + 1] == 0x0a { index += 1 }
      index += 1
      line += 1
    }
  }

  /// The source offset of the byte at `offset`.
  mutating func source(_ offset: Int) -> Int {
    guard !contentStarts.isEmpty else { return 0 }
    while hint + 1 < contentStarts.count, contentStarts[hint + 1] <= offset { hint += 1 }
    while hint > 0, contentStarts[hint] > offset { hint -= 1 }
    return sourceStarts[hint] + offset - contentStarts[hint]
  }

  /// The source offset after the byte before `offset`: at the end of a line, not at the start of the next one.
  mutating func sourceEnd(_ offset: Int) -> Int {
    offset > 0 ? source(offset - 1) + 1 : source(offset)
  }
}
