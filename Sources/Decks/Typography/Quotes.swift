/// Straight quotes that belong together become “ ” and ‘ ’; one inside a word becomes ’; the others stay straight.
enum Quotes {
  private struct Opening {
    let run: Int
    let index: Int
    let isSingle: Bool
    let level: Int
  }

  static func set(_ runs: inout [Typographer.Run]) {
    guard runs.contains(where: { $0.isText && $0.scalars.contains { $0 == "\"" || $0 == "'" } }) else { return }
    var open: [Opening] = []
    for run in runs.indices {
      while let last = open.last, last.level > runs[run].level { open.removeLast() }
      guard runs[run].isText else { continue }
      for index in runs[run].scalars.indices {
        let scalar = runs[run].scalars[index]
        guard scalar == "\"" || scalar == "'" else { continue }
        judge(scalar == "'", run, index, &runs, &open)
      }
    }
  }

  private static func judge(
    _ isSingle: Bool, _ run: Int, _ index: Int, _ runs: inout [Typographer.Run], _ open: inout [Opening]
  ) {
    let before = scalar(before: index, in: run, runs)
    let after = scalar(after: index, in: run, runs)
    var canOpen = !isWhite(after) && (!isPunctuation(after) || isWhite(before) || isPunctuation(before))
    var canClose = !isWhite(before) && (!isPunctuation(before) || isWhite(after) || isPunctuation(after))
    // `1"` before another one: inches.
    if !isSingle, after == "\"", (0x30...0x39).contains(before.value) { (canOpen, canClose) = (false, false) }
    if canOpen, canClose { (canOpen, canClose) = (isPunctuation(before), isPunctuation(after)) }
    guard canOpen || canClose else {
      if isSingle { runs[run].scalars[index] = "’" }
      return
    }
    let level = runs[run].level
    if canClose,
      let match = open.lastIndex(where: { $0.level < level || $0.isSingle == isSingle && $0.level == level }),
      open[match].level == level
    {
      runs[open[match].run].scalars[open[match].index] = isSingle ? "‘" : "“"
      runs[run].scalars[index] = isSingle ? "’" : "”"
      open.removeSubrange(match...)
      return
    }
    if canOpen {
      open.append(Opening(run: run, index: index, isSingle: isSingle, level: level))
    } else if isSingle {
      runs[run].scalars[index] = "’"
    }
  }

  /// The scalar before a place, over the borders of elements; a blank at the beginning of a line.
  private static func scalar(before index: Int, in run: Int, _ runs: [Typographer.Run]) -> Unicode.Scalar {
    if index > 0 { return runs[run].scalars[index - 1] }
    for other in runs[..<run].reversed() {
      if other.kind == .lineBreak { break }
      if let last = other.scalars.last { return last }
    }
    return " "
  }

  private static func scalar(after index: Int, in run: Int, _ runs: [Typographer.Run]) -> Unicode.Scalar {
    if index + 1 < runs[run].scalars.count { return runs[run].scalars[index + 1] }
    for other in runs[(run + 1)...] {
      if other.kind == .lineBreak { break }
      if let first = other.scalars.first { return first }
    }
    return " "
  }

  static func isWhite(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }
}
