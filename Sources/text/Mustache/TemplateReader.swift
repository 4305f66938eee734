/// One step of a template; sections are jumps, so that rendering needs no recursion.
enum Step: Sendable {
  /// A part of the template, unchanged.
  case text(Range<Int>)
  case value(MustacheName, isEscaped: Bool)
  /// `end` is the index of the section's `end` step.
  case section(MustacheName, isInverted: Bool, end: Int)
  /// `start` is the index of its `section` step.
  case end(start: Int)
}

/// Converts a template's tags to steps.
struct TemplateReader {
  /// Maximum nesting of sections; more than any ordinary template has.
  static let deepest = 100

  private let text: TemplateText
  private var steps: [Step] = []
  private var isOpen: [(step: Int, tag: Range<Int>, name: MustacheName, isInverted: Bool)] = []
  private var textStart = 0

  /// The steps of a whole template.
  static func read(_ text: TemplateText) throws(MustacheFault) -> [Step] {
    var reader = TemplateReader(text: text)
    return try reader.read()
  }

  private init(text: TemplateText) { self.text = text }

  private mutating func read() throws(MustacheFault) -> [Step] {
    var tags = TagReader(text)
    while let tag = try tags.next() {
      let space = (tag.mayTakeLine ? text.line(aloneWith: tag.range) : nil) ?? tag.range
      takeText(to: space.lowerBound)
      textStart = space.upperBound
      switch tag.kind {
      case .comment, .delimiters: break
      case .value(let name, let isEscaped): steps.append(.value(name, isEscaped: isEscaped))
      case .opening(let name, let isInverted): try open(name, isInverted, tag)
      case .closing(let name): try close(name, tag, tags.delimiters)
      }
    }
    takeText(to: text.bytes.count)
    guard let last = isOpen.last else { return steps }
    let wanted = tags.delimiters.tag("/" + text.shown(last.name.range))
    throw MustacheFault(.unclosed(tag: text.shown(last.tag), wanted: wanted), last.tag)
  }

  private mutating func takeText(to end: Int) {
    if textStart < end { steps.append(.text(textStart..<end)) }
  }

  private mutating func open(_ name: MustacheName, _ isInverted: Bool, _ tag: Tag) throws(MustacheFault) {
    guard isOpen.count < Self.deepest else { throw MustacheFault(.tooDeep(maximum: Self.deepest), tag.range) }
    isOpen.append((steps.count, tag.range, name, isInverted))
    steps.append(.section(name, isInverted: isInverted, end: steps.count))
  }

  private mutating func close(_ name: MustacheName, _ tag: Tag, _ delimiters: Delimiters) throws(MustacheFault) {
    guard let section = isOpen.popLast() else {
      let wanted = delimiters.tag("#" + text.shown(name.range))
      throw MustacheFault(.notOpen(tag: text.shown(tag.range), wanted: wanted), tag.range)
    }
    guard text.bytes[name.range] == text.bytes[section.name.range] else {
      throw MustacheFault(
        .closedByOther(
          tag: text.shown(tag.range), opened: text.shown(section.tag),
          line: text.lineNumber(at: section.tag.lowerBound),
          wanted: delimiters.tag("/" + text.shown(section.name.range))),
        tag.range)
    }
    steps[section.step] = .section(section.name, isInverted: section.isInverted, end: steps.count)
    steps.append(.end(start: section.step))
  }
}
