import Content

/// Writes the body of a page, with its footnotes at the end.
struct PageWriter {
  private(set) var bytes: [UInt8] = []
  let headings: HeadingAnchors
  /// Links to headings that the page does not have.
  let lostAnchors: [Range<Int>]

  init(_ blocks: [Block], _ footnotes: [(number: Int, blocks: [Block])]) {
    headings = HeadingAnchors(blocks)
    var writer = BlockWriter(headings)
    var lines = writer.lines(of: blocks)
    for note in footnotes {
      // An empty definition is not recognised, and its number would be shown as text.
      let text = note.blocks.isEmpty ? [.paragraph([.text("…")])] : note.blocks
      let written = writer.lines(of: text)
      let marker = Array("[^\(note.number)]: ".utf8)
      guard let first = written.first else { continue }
      lines += [[], marker + first]
      lines += written.dropFirst().map { $0.isEmpty ? [] : [UInt8](repeating: 0x20, count: 4) + $0 }
    }
    lostAnchors = writer.lostAnchors
    for line in lines { bytes += [0x0A] + line }
    if !lines.isEmpty { bytes.append(0x0A) }
  }
}
