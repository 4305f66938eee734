import Bytes
public import Decks
import Diagnostics
import Markdown

/// Takes the lines of a text from its parsed tree. Code, quotes, comments and pictures have none.
public struct StatementReader {
  private let file: SourceFile
  private var read: [Statement] = []
  private var heading: Int?
  private var leadIn: Int?
  /// Lines that a comment marks, and what it says.
  private var comments: [Int: String] = [:]

  /// The lines of a deck or of prose, in their order.
  public static func read(_ deck: Deck) -> Statements {
    var reader = StatementReader(file: deck.file)
    for slide in deck.slides {
      (reader.heading, reader.leadIn) = (nil, nil)
      for block in Document.read(deck.file.bytes, in: slide.range).blocks { reader.block(block, parent: nil) }
    }
    return Statements(all: reader.read)
  }

  private init(file: SourceFile) { self.file = file }

  private mutating func block(_ node: Node, parent: Int?) {
    switch node.kind {
    case .heading(let level):
      let new = add(node, .heading(level: level), parent: nil)
      (heading, leadIn) = (new.first ?? heading, nil)
    case .paragraph:
      let new = add(node, .line, parent: parent)
      if parent == nil { leadIn = new.last }
    case .list:
      for item in node.children { self.item(item, parent: parent) }
      if parent == nil { leadIn = nil }
    case .container:
      for child in node.children { block(child, parent: parent) }
    case .table:
      for row in node.children { for cell in row.children { _ = add(cell, .line, parent: parent) } }
    case .htmlBlock(let literal):
      if literal.utf8.starts(with: "<!--".utf8) {
        comments[file.lineNumber(at: node.range.upperBound) + 1] = literal
      }
    case .definitionList, .definitionTerm, .definitionDescription:
      if node.children.contains(where: { $0.kind.isInline }) {
        _ = add(node, .line, parent: parent)
      } else {
        for child in node.children { block(child, parent: parent) }
      }
    default: break
    }
  }

  private mutating func item(_ node: Node, parent: Int?) {
    var own = parent
    for (number, child) in node.children.enumerated() {
      if number == 0, case .paragraph = child.kind {
        let new = add(child, .item, parent: parent)
        own = new.last ?? parent
      } else {
        block(child, parent: own)
      }
    }
  }

  /// Adds the lines of a block; the first is of `kind`, the others go on below the same line.
  private mutating func add(_ node: Node, _ kind: Statement.Kind, parent: Int?) -> [Int] {
    var new: [Int] = []
    for line in LineText.all(of: node, in: file) {
      let isFirst = new.isEmpty
      let (text, shape, box) = isFirst && kind == .item ? line.withoutBox : (line.text, line.shape, nil)
      var statement = Statement(
        isFirst ? kind : .line, text, shape: shape, line: line.number, box: box, isStruck: line.isStruck,
        links: line.links)
      statement.parent = isFirst || kind != .item ? parent : new.first
      if !statement.isHeading { (statement.heading, statement.leadIn) = (heading, leadIn) }
      let remark = line.comment ?? comments[line.number]
      statement.isSilenced = remark.map { $0.utf8.holds("minutes: no action") } ?? false
      statement.carriedID = remark.flatMap(Self.carriedID)
      let index = read.count
      if let above = statement.parent { read[above].children.append(index) }
      read.append(statement)
      new.append(index)
    }
    return new
  }

  /// `<!-- minutes: item iaas-20240214-3f9a -->`
  private static func carriedID(_ comment: String) -> String? {
    let words = comment.utf8.split { $0.isASCIIWhitespace }.map { String(decoding: $0, as: UTF8.self) }
    guard let place = words.firstIndex(where: { $0 == "minutes:" }), place + 2 < words.count, words[place + 1] == "item"
    else {
      return nil
    }
    return words[place + 2]
  }
}

extension Kind {
  fileprivate var isInline: Bool {
    switch self {
    case .text, .code, .emphasis, .strong, .link, .autolink, .strikethrough: true
    default: false
    }
  }
}

extension Collection<UInt8> {
  /// Whether a word stands somewhere in it.
  func holds(_ word: String) -> Bool {
    let word = Array(word.utf8)
    guard count >= word.count else { return false }
    var place = startIndex
    for _ in 0...(count - word.count) {
      if self[place...].starts(with: word) { return true }
      formIndex(after: &place)
    }
    return false
  }
}
