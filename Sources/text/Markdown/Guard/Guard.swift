/// Scans a text in linear time before cmark parses it, to find stretches that exceed a limit.
///
/// A stretch is a run of lines without a blank one between them: no inline construct reaches further, so cmark's
/// quadratic cases stay within the limits of one stretch.
struct Guard {
  struct Stretch {
    let range: Range<Int>
    /// The limit that this stretch exceeds; nil if it may be parsed.
    let limit: Limit?
  }

  /// The text from start to end, without gaps; adjacent stretches that may be parsed are merged.
  private(set) var stretches: [Stretch] = []
  /// Whether a NUL or a byte over 0x7F occurs.
  private(set) var hasUnusualBytes = false
  /// Whether ` =` occurs, possibly the size of an image.
  private(set) var mayHaveImageSizes = false
  /// Whether a line begins with `: ` or `~ `, as definitions do.
  private(set) var mayHaveDefinitions = false

  private let source: UnsafeBufferPointer<UInt8>
  private var run = RunCount()
  private var parsedFrom: Int
  private var brackets = 0
  private var longestDefinition = 0
  /// Cells that cmark adds to short rows, so far.
  private var addedCells = 0

  init(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.source = source
    parsedFrom = range.lowerBound
    guard range.count <= Limit.textLength.maximum else {
      hasUnusualBytes = true
      stretches = [Stretch(range: range, limit: .textLength)]
      return
    }
    var line = range.lowerBound
    while line < range.upperBound {
      line = readLine(line, range.upperBound)
    }
    endRun(at: range.upperBound)
    if parsedFrom < range.upperBound {
      stretches.append(Stretch(range: parsedFrom..<range.upperBound, limit: nil))
    }
    if longestDefinition * brackets > Limit.referenceExpansion.maximum {
      stretches = [Stretch(range: range, limit: .referenceExpansion)]
    }
  }

  // MARK: Lines

  /// Counts the line at `start` and returns the start of the next one.
  private mutating func readLine(_ start: Int, _ end: Int) -> Int {
    var line = LineCount()
    var index = start
    var unusual = false
    ByteClass.table.withUnsafeBufferPointer { classes in
      scan: while index < end {
        let byte = source[index]
        switch classes[Int(byte)] {
        case .ordinary: break
        case .unusual: unusual = true
        case .newline: break scan
        case .bracket: line.brackets += 1
        case .bar: line.bars += 1
        case .lessThan:
          if index + 1 < end, source[index + 1] == UInt8(ascii: "?") || source[index + 1] == UInt8(ascii: "!") {
            line.declarations += 1
          }
        case .parenthesis, .delimiter:
          var next = index + 1
          while next < end, source[next] == byte { next += 1 }
          if byte == UInt8(ascii: ")") {
            line.parentheses = max(line.parentheses, next - index)
          } else {
            line.delimiters = max(line.delimiters, next - index)
            if byte == UInt8(ascii: "="), index > start, source[index - 1] == 0x20 { mayHaveImageSizes = true }
          }
          index = next
          continue scan
        }
        index += 1
      }
    }
    if unusual { hasUnusualBytes = true }
    let prefix = LinePrefix(source, start..<index)
    var next = index + 1
    if index + 1 < end, source[index] == 0x0d, source[index + 1] == 0x0a { next += 1 }
    next = min(next, end)
    if prefix.isBlank {
      endRun(at: start)
      return next
    }
    if run.lines == 0 { run.start = start }
    brackets += line.brackets
    if prefix.isDescription { mayHaveDefinitions = true }
    if prefix.isDefinition { longestDefinition = max(longestDefinition, index - start) }
    run.end = index
    run.add(line, length: index - start, prefix: prefix)
    if line.bars > 0, isTableRule(start..<index) { run.isTable = true }
    return next
  }

  /// Whether the line has only the characters of a table's second line.
  private func isTableRule(_ line: Range<Int>) -> Bool {
    line.allSatisfy {
      switch source[$0] {
      case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ">"), 0x20, 0x09: true
      default: false
      }
    }
  }

  private mutating func endRun(at end: Int) {
    if addedCells + run.addedCells > Limit.tableCells.maximum {
      run.exceed(.tableCells)
    } else if run.exceeded == nil {
      addedCells += run.addedCells
    }
    if let limit = run.exceeded, run.lines > 0 {
      if parsedFrom < run.start { stretches.append(Stretch(range: parsedFrom..<run.start, limit: nil)) }
      stretches.append(Stretch(range: run.start..<run.end, limit: limit))
      parsedFrom = end
    }
    run = RunCount()
  }
}

/// Counts within one line.
private struct LineCount {
  var brackets = 0
  var bars = 0
  var declarations = 0
  var parentheses = 0
  var delimiters = 0
}

/// Counts within a run of lines, and the first limit that it exceeds.
private struct RunCount {
  var start = 0
  var end = 0
  var lines = 0
  private(set) var exceeded: Limit?
  private var brackets = 0
  private var declarations = 0
  private var bars = 0
  private var mostBars = 0
  var isTable = false

  /// Upper bound of the cells that cmark adds to make all rows as long as the longest.
  var addedCells: Int { isTable ? max(0, mostBars * lines - bars) : 0 }

  mutating func exceed(_ limit: Limit) {
    if exceeded == nil { exceeded = limit }
  }

  mutating func add(_ line: LineCount, length: Int, prefix: LinePrefix) {
    lines += 1
    brackets += line.brackets
    declarations += line.declarations
    bars += line.bars
    mostBars = max(mostBars, line.bars)
    check(.lineLength, length)
    check(.paragraphLength, end - start)
    check(.nesting, prefix.depth)
    check(.pipes, line.bars)
    check(.closingParentheses, line.parentheses)
    check(.delimiterRun, line.delimiters)
    check(.brackets, brackets)
    check(.declarations, declarations)
  }

  private mutating func check(_ limit: Limit, _ count: Int) {
    if count > limit.maximum { exceed(limit) }
  }
}

/// The classes of bytes that are counted.
private enum ByteClass: UInt8 {
  case ordinary, unusual, newline, bracket, bar, lessThan, parenthesis, delimiter

  static let table: [ByteClass] = (0...255).map { (byte: Int) -> ByteClass in
    switch UInt8(byte) {
    case 0, 0x80...: .unusual
    case 0x0a, 0x0d: .newline
    case UInt8(ascii: "["): .bracket
    case UInt8(ascii: "|"): .bar
    case UInt8(ascii: "<"): .lessThan
    case UInt8(ascii: ")"): .parenthesis
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "="), UInt8(ascii: "+"),
      UInt8(ascii: "`"):
      .delimiter
    default: .ordinary
    }
  }
}
