import Bytes

/// The state of filling in a template.
struct Rendering {
  private(set) var output: [UInt8] = []
  /// The values in which names are looked up, from the outermost to the innermost.
  private var values: [MustacheValue]
  private var sections: [Section] = []

  /// A section that is being written.
  private struct Section {
    /// The values for which it is written, once each.
    let items: [MustacheValue]
    var count = 1
  }

  init(_ value: MustacheValue) { values = [value] }

  mutating func run(_ steps: [Step], of text: TemplateText) {
    var next = 0
    while next < steps.count {
      switch steps[next] {
      case .text(let range): output += text.bytes[range]
      case .value(let name, let isEscaped): write(find(name), isEscaped)
      case .section(let name, let isInverted, let end):
        if !open(find(name), isInverted) { next = end }
      case .end(let start):
        if repeats() { next = start }
      }
      next += 1
    }
  }

  /// Opens a section; returns whether it is written.
  private mutating func open(_ value: MustacheValue, _ isInverted: Bool) -> Bool {
    guard value.opensSection != isInverted else { return false }
    let items: [MustacheValue]
    switch value {
    case .list(let list) where !isInverted: items = list
    case .text where !isInverted, .object where !isInverted: items = [value]
    // Flags and absent values define no names, so the current value stays.
    default: items = values.suffix(1)
    }
    sections.append(Section(items: items))
    values.append(items[0])
    return true
  }

  /// Whether the innermost section is repeated; otherwise it is closed.
  private mutating func repeats() -> Bool {
    values.removeLast()
    guard var section = sections.popLast(), section.count < section.items.count else { return false }
    values.append(section.items[section.count])
    section.count += 1
    sections.append(section)
    return true
  }

  /// The innermost value of a name; after a dot only its own members are searched.
  private func find(_ name: MustacheName) -> MustacheValue {
    guard let first = name.words.first else { return values.last ?? .missing }
    for value in values.reversed() {
      guard case .object(let members) = value, var found = members[first] else { continue }
      for word in name.words.dropFirst() {
        guard case .object(let members) = found else { return .missing }
        found = members[word] ?? .missing
      }
      return found
    }
    return .missing
  }

  private mutating func write(_ value: MustacheValue, _ isEscaped: Bool) {
    switch value {
    case .missing, .list, .object: break
    case .flag(let flag): output += flag ? "true".utf8 : "false".utf8
    case .text(let text) where isEscaped:
      output.append(text) { byte in byte == UInt8(ascii: "'") ? "&#39;" : MarkupEscapes.value(byte) }
    case .text(let text): output += text.utf8
    }
  }
}
