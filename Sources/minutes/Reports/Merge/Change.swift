/// Lines of a deck that were replaced, added or taken away.
struct Change: Equatable {
  var range: Range<Int>
  var replacement: [UInt8]

  static func all(from old: [UInt8], to new: [UInt8]) -> [Change] {
    let (oldLines, newLines) = (Lines.split(old[...]), Lines.split(new[...]))
    func offset(_ lines: [ArraySlice<UInt8>], _ index: Int, _ end: Int) -> Int {
      index < lines.count ? lines[index].startIndex : end
    }
    return LineDiff.hunks(oldLines, newLines).map { hunk in
      var hunk = hunk
      // Lines that came or went may as well have stood before equal ones: as early as they can, they belong to what is above.
      while hunk.old.isEmpty != hunk.new.isEmpty, hunk.old.lowerBound > 0, hunk.new.lowerBound > 0 {
        let last = hunk.old.isEmpty ? newLines[hunk.new.upperBound - 1] : oldLines[hunk.old.upperBound - 1]
        guard last == oldLines[hunk.old.lowerBound - 1] else { break }
        hunk = LineDiff.Hunk(
          old: (hunk.old.lowerBound - 1)..<(hunk.old.upperBound - 1),
          new: (hunk.new.lowerBound - 1)..<(hunk.new.upperBound - 1))
      }
      return Change(
        range: offset(oldLines, hunk.old.lowerBound, old.count)..<offset(oldLines, hunk.old.upperBound, old.count),
        replacement: Array(newLines[hunk.new].joined()))
    }
  }

  func isInside(_ part: Range<Int>) -> Bool {
    range.lowerBound >= part.lowerBound && range.upperBound <= part.upperBound
  }

  /// Whether a new column begins in it.
  var addsColumn: Bool { Lines.split(replacement[...]).contains { Self.isSeparator($0, "---") } }

  /// The same without the lines that begin a slide below, as a report writes it that leaves them to the deck.
  var withoutSeparators: Change {
    var kept: [ArraySlice<UInt8>] = []
    var lines = Lines.split(replacement[...])[...]
    while let line = lines.popFirst() {
      guard Self.isSeparator(line, "----") else {
        kept.append(line)
        continue
      }
      if let next = lines.first, next.allSatisfy({ $0 <= 0x20 }) { lines = lines.dropFirst() }
    }
    return Change(range: range, replacement: Array(kept.joined()))
  }

  func title(in deck: [UInt8]) -> String {
    let text = replacement.contains { $0 > 0x20 } ? replacement[...] : deck[range]
    let line = Lines.split(text).first { $0.contains { $0 > 0x20 } } ?? []
    return line.isEmpty ? "an empty line" : String(decoding: line.prefix(60).filter { $0 >= 0x20 }, as: UTF8.self)
  }

  static func apply(_ changes: [Change], to bytes: [UInt8], in range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var at = range.lowerBound
    for change in changes {
      result += bytes[at..<change.range.lowerBound] + change.replacement
      at = change.range.upperBound
    }
    return result + bytes[at..<range.upperBound]
  }

  private static func isSeparator(_ line: ArraySlice<UInt8>, _ hyphens: String) -> Bool {
    var line = line
    while let last = line.last, last <= 0x20 { line.removeLast() }
    return line.elementsEqual(hyphens.utf8)
  }
}
