/// Pairs of straight quotes become “ ” and ‘ ’; one inside a word becomes ’; others stay straight.
struct Quotes {
  private struct Opening {
    let run: Int
    let index: Int
    let isSingle: Bool
    let level: Int
  }

  /// Opening quotes without a closing one yet, inner ones last.
  private var open: [Opening] = []
  /// Indices of the single and the double quotes in `open`.
  private var singles: [Int] = []
  private var doubles: [Int] = []

  static func set(_ runs: inout [TypesetRun]) {
    guard runs.contains(where: { $0.hasQuotes && $0.scalars.contains { $0 == "\"" || $0 == "'" } }) else { return }
    var quotes = Quotes()
    for run in runs.indices {
      while let last = quotes.open.last, last.level > runs[run].level { quotes.close(from: quotes.open.count - 1) }
      guard runs[run].hasQuotes else { continue }
      for index in runs[run].scalars.indices {
        let scalar = runs[run].scalars[index]
        if scalar == "\"" || scalar == "'" { quotes.judge(scalar == "'", run, index, &runs) }
      }
    }
  }

  private mutating func judge(_ isSingle: Bool, _ run: Int, _ index: Int, _ runs: inout [TypesetRun]) {
    let before = Self.scalar(before: index, in: run, runs)
    let after = Self.scalar(after: index, in: run, runs)
    func isPunctuation(_ scalar: Unicode.Scalar) -> Bool { Self.isPunctuation(scalar) }
    var canOpen =
      !Self.isWhite(after) && (!isPunctuation(after) || Self.isWhite(before) || isPunctuation(before))
    var canClose =
      !Self.isWhite(before) && (!isPunctuation(before) || Self.isWhite(after) || isPunctuation(after))
    // `1"` before another quote means inches.
    if !isSingle, after == "\"", (0x30...0x39).contains(before.value) { (canOpen, canClose) = (false, false) }
    if canOpen, canClose { (canOpen, canClose) = (isPunctuation(before), isPunctuation(after)) }
    guard canOpen || canClose else {
      if isSingle { runs[run].scalars[index] = "’" }
      return
    }
    let level = runs[run].level
    // Levels in `open` never decrease, so the entries after the last one of this level have this level too.
    if canClose, let match = (isSingle ? singles : doubles).last, open[match].level == level {
      runs[open[match].run].scalars[open[match].index] = isSingle ? "‘" : "“"
      runs[run].scalars[index] = isSingle ? "’" : "”"
      close(from: match)
    } else if canOpen {
      if isSingle { singles.append(open.count) } else { doubles.append(open.count) }
      open.append(Opening(run: run, index: index, isSingle: isSingle, level: level))
    } else if isSingle {
      runs[run].scalars[index] = "’"
    }
  }

  private mutating func close(from first: Int) {
    while open.count > first, let last = open.popLast() {
      if last.isSingle { singles.removeLast() } else { doubles.removeLast() }
    }
  }

  /// The scalar before a place, across element borders; a space at the start of a line.
  private static func scalar(before index: Int, in run: Int, _ runs: [TypesetRun]) -> Unicode.Scalar {
    if index > 0 { return runs[run].scalars[index - 1] }
    for other in runs[..<run].reversed() {
      if other.kind == .lineBreak { break }
      if let last = other.scalars.last { return last }
    }
    return " "
  }

  private static func scalar(after index: Int, in run: Int, _ runs: [TypesetRun]) -> Unicode.Scalar {
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
