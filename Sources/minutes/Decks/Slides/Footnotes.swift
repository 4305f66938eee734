import Markdown

/// The footnotes of one slide in the order of their first references; HedgeDoc restarts the numbers on each slide.
struct Footnotes {
  /// Definitions and inline notes, in the order of their first references.
  private(set) var used: [Node] = []
  private var numbers: [String: Int] = [:]
  private var inlineNumbers: [Int: Int] = [:]

  /// `bytes` is the source file of the document.
  init(_ document: Document, in bytes: [UInt8]) {
    // A quick check, since most slides have no footnotes.
    guard document.blocks.contains(where: { bytes[$0.range].contains(UInt8(ascii: "^")) }) else { return }
    var definitions: [String: Node] = [:]
    document.walkBlocks { node in
      if case .footnoteDefinition(let label) = node.kind, definitions[label] == nil { definitions[label] = node }
    }
    document.walk { node in
      switch node.kind {
      case .footnoteReference(let label):
        guard numbers[label] == nil, let definition = definitions[label] else { return }
        used.append(definition)
        numbers[label] = used.count
      case .footnoteInline:
        used.append(node)
        inlineNumbers[node.range.lowerBound] = used.count
      default: break
      }
    }
  }

  private var referred: Set<Int> = []

  /// Whether this is the first reference with that number.
  mutating func isFirst(_ number: Int) -> Bool { referred.insert(number).inserted }

  func number(ofLabel label: String) -> Int? { numbers[label] }
  func number(ofInline node: Node) -> Int? { inlineNumbers[node.range.lowerBound] }
}
