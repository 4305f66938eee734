/// What differs between two texts, as `diff -u` shows it.
public struct UnifiedDiff: Sendable {
  /// Nothing where the texts are the same.
  public let bytes: [UInt8]

  /// `names` are those of the two texts, for the first two lines.
  public init(from old: [UInt8], to new: [UInt8], names: (String, String)) {
    let (oldLines, newLines) = (Lines.split(old[...]), Lines.split(new[...]))
    let hunks = LineDiff.hunks(oldLines, newLines)
    var text = hunks.isEmpty ? [] : Array("--- \(names.0)\n+++ \(names.1)\n".utf8)
    func add(_ sign: String, _ line: ArraySlice<UInt8>) {
      text += Array(sign.utf8) + line
      if line.last != 0x0A { text += Array("\n\\ No newline at end of file\n".utf8) }
    }
    var rest = hunks[...]
    while let first = rest.popFirst() {
      var group = [first]
      while let next = rest.first, let last = group.last, next.old.lowerBound - last.old.upperBound <= 2 * Self.context
      {
        group.append(next)
        rest = rest.dropFirst()
      }
      guard let last = group.last else { break }
      let lead = min(Self.context, first.old.lowerBound)
      let trail = min(Self.context, oldLines.count - last.old.upperBound)
      let (oldStart, newStart) = (first.old.lowerBound - lead, first.new.lowerBound - lead)
      let (oldEnd, newEnd) = (last.old.upperBound + trail, last.new.upperBound + trail)
      text += Self.head(oldStart, oldEnd, newStart, newEnd)
      var at = oldStart
      for hunk in group {
        for line in oldLines[at..<hunk.old.lowerBound] { add(" ", line) }
        for line in oldLines[hunk.old] { add("-", line) }
        for line in newLines[hunk.new] { add("+", line) }
        at = hunk.old.upperBound
      }
      for line in oldLines[at..<oldEnd] { add(" ", line) }
    }
    bytes = text
  }

  private static let context = 3

  private static func head(_ oldStart: Int, _ oldEnd: Int, _ newStart: Int, _ newEnd: Int) -> [UInt8] {
    func range(_ start: Int, _ end: Int) -> String {
      let count = end - start
      return count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
    }
    return Array("@@ -\(range(oldStart, oldEnd)) +\(range(newStart, newEnd)) @@\n".utf8)
  }
}
