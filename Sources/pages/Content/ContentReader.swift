public import Decks
public import Diagnostics
import HTML
import Markdown

/// Converts the slides of a file, one after another, to blocks, and keeps the state of the whole text.
public struct ContentReader<Targets: ContentTargets> {
  let file: SourceFile
  public private(set) var targets: Targets
  let keepsLines: Bool
  /// Content of the text that the blocks do not have.
  public private(set) var losses = Losses()
  /// The footnotes that the text refers to.
  public internal(set) var footnotes = Footnotes()

  /// `keepsLines`: whether line ends of the file are line breaks for readers.
  public init(_ file: SourceFile, _ targets: Targets, keepsLines: Bool) {
    (self.file, self.targets, self.keepsLines) = (file, targets, keepsLines)
  }

  /// Appends the content of a slide, and its notes in a box; slides without a heading are separated by a rule.
  public mutating func add(_ content: SlideContent, to blocks: inout [Block]) {
    for limit in content.document.limits { losses.add(.limit, limit.range) }
    for attribute in content.attributes where attribute.showsPicture { losses.add(.background, attribute.place) }
    var read = self.read(content.fragment)
    if let notes = content.notesFragment {
      let spoken = self.read(notes)
      if !spoken.isEmpty {
        read.append(.admonition(Admonition(kind: .note, title: [.text("Speaker notes")], blocks: spoken)))
      }
    }
    guard let first = read.first else { return }
    if case .heading = first {} else if !blocks.isEmpty { blocks.append(.slideBreak) }
    blocks += read
  }

  private mutating func read(_ fragment: Fragment) -> [Block] {
    var reader = FragmentReader(fragment, self)
    let blocks = reader.blocks()
    (losses, targets, footnotes) = (reader.losses, reader.targets, reader.footnotes)
    return blocks
  }
}

extension SlideAssignment {
  /// Whether the slide has a background picture, and not only a colour.
  fileprivate var showsPicture: Bool {
    name.utf8.elementsEqual("data-background-image".utf8)
      || name.utf8.elementsEqual("data-background".utf8)
        && value.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
  }
}
