public import Decks
public import Diagnostics
import HTML
import Markdown

/// Reads the slides of a file one after another as blocks, and remembers what goes for the whole text.
public struct ContentReader<Targets: ContentTargets> {
  let file: SourceFile
  public private(set) var targets: Targets
  let keepsLines: Bool
  /// What the text has and the blocks have not.
  public private(set) var losses = Losses()
  /// The notes that the text refers to.
  public internal(set) var footnotes = Footnotes()

  /// `keepsLines` says whether a line that ends in the file ends for readers, too.
  public init(_ file: SourceFile, _ targets: Targets, keepsLines: Bool) {
    (self.file, self.targets, self.keepsLines) = (file, targets, keepsLines)
  }

  /// Adds what is on a slide, and its notes in a box; a line parts it from the slide before unless it has a heading.
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
  /// Whether the slide has a picture behind it, and not only a colour.
  fileprivate var showsPicture: Bool {
    name.utf8.elementsEqual("data-background-image".utf8)
      || name.utf8.elementsEqual("data-background".utf8)
        && value.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
  }
}
