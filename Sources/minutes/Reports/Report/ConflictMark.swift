public import Diagnostics

/// The marks that git, and `pull`, leave where two sides changed the same lines: a text with them is neither side's.
public enum ConflictMark {
  /// The rule that its findings are of.
  public static let rule = "conflict-mark"

  /// The first line of the first marks, from `<<<<<<<` on, that are whole: both sides, and the line between them. A text that
  /// says to allow them shows them on purpose.
  public static func first(in bytes: [UInt8]) -> Range<Int>? {
    var open: Range<Int>?
    var isParted = false
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var line = bytes[start..<end]
      if line.last == 0x0D { line.removeLast() }
      if isMark("<<<<<<<", line) {
        (open, isParted) = (line.startIndex..<line.endIndex, false)
      } else if open != nil, isMark("=======", line) {
        isParted = true
      } else if let open, isParted, isMark(">>>>>>>", line) {
        return isAllowed(bytes) ? nil : open
      }
      start = end + 1
    }
    return nil
  }

  /// The finding that says what to do about it.
  public static func diagnostic(_ range: Range<Int>, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      rule: rule, severity: .error, message: "marks of a conflict need one side to be taken", file: file, range: range,
      notes: [Note("take one side, or put both together, and remove the lines with <<<<<<<, ======= and >>>>>>>")])
  }

  private static func isMark(_ sign: StaticString, _ line: ArraySlice<UInt8>) -> Bool {
    let sign = sign.withUTF8Buffer { Array($0) }
    guard line.starts(with: sign) else { return false }
    return line.count == sign.count || line[line.startIndex + sign.count] == 0x20
  }

  private static func isAllowed(_ bytes: [UInt8]) -> Bool {
    let words = Array("minutes: allow".utf8)
    var start = 0
    while let place = bytes[start...].firstIndex(of: words[0]) {
      start = place + 1
      guard bytes[place...].starts(with: words) else { continue }
      let line = Array(bytes[place...].prefix { $0 != 0x0A })
      if line.indices.contains(where: { line[$0...].starts(with: rule.utf8) }) { return true }
    }
    return false
  }
}
