import FileTrees

/// The manifest's lines, from the last one backwards, read in pieces: a long archive costs no more than a short one.
struct ManifestLines {
  static let path = RelativePath(constant: ".minutes/manifest.jsonl")
  private static let firstPiece = 8 << 10

  let root: Folder

  /// The newest line on a deck.
  func newest(of path: RelativePath) throws -> ArchivedDeck? {
    let mark = ManifestLine.Mark(of: path.description)
    var found: ArchivedDeck?
    try backwards { line, _ in
      guard mark.isIn(line), let deck = ManifestLine.deck(from: line) else { return true }
      found = deck
      return false
    }
    return found
  }

  /// The last line that has its newline, and how many bytes of the file end with that.
  func last() throws -> (line: [UInt8], end: Int)? {
    var last: (line: [UInt8], end: Int)?
    try backwards { line, end in
      last = (Array(line), end)
      return false
    }
    return last
  }

  /// How many lines there are.
  func count() throws -> Int {
    var count = 0
    try backwards { _, _ in
      count += 1
      return true
    }
    return count
  }

  /// Hands out the lines, without newline, and where in the file they end with it, until `body` has enough. What may follow
  /// the last newline is no line.
  private func backwards(_ body: (_ line: UnsafeRawBufferPointer, _ end: Int) throws -> Bool) throws {
    var piece = Self.firstPiece
    var done = Int.max
    while let (bytes, start) = try root.readEnd(Self.path, count: piece) {
      let goesOn = try bytes.withUnsafeBytes { bytes in
        var end = bytes.lastNewline(before: bytes.count) ?? 0
        while end > 0 {
          let newline = bytes.lastNewline(before: end)
          // The first line of a piece may lack its beginning.
          if newline == nil, start > 0 { return true }
          let begin = newline.map { $0 + 1 } ?? 0
          if start + begin < done {
            done = start + begin
            let line = UnsafeRawBufferPointer(rebasing: bytes[begin..<end])
            guard try body(line, start + end + 1) else { return false }
          }
          end = newline ?? 0
        }
        return true
      }
      guard goesOn, start > 0 else { return }
      piece *= 4
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func lastNewline(before end: Int) -> Int? {
    var index = end
    while index > 0 {
      index -= 1
      if self[index] == 0x0A { return index }
    }
    return nil
  }
}
