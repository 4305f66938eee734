import Diagnostics

@testable import Decks

/// A deck's uploaded pictures, one in each line, then the lines changed by replacing their addresses.
enum LocalisedDeck {
  static let server = "https://pad.example"

  static func shown(_ bytes: [UInt8]) -> String {
    let file = SourceFile(name: "deck.md", bytes: bytes)
    let deck = Deck(file)
    let pictures = UploadedPicture.all(
      in: deck.file, frontMatter: deck.frontMatter, deck.slides.map { SlideContent($0, in: file) }, server: server)
    var lines = pictures.map { picture in
      let position = file.position(at: picture.address.lowerBound)
      return "\(picture.name) at \(position.line):\(position.column)"
    }
    // All but those whose name marks them as not archived.
    let names = Set(pictures.map(\.name).filter { !$0.hasPrefix("lost") })
    let edited = Edit.apply(LocalPictures.edits(for: deck, server: server, names: names), to: bytes).bytes
    let after = String(decoding: edited, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let before = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (old, new) in zip(before, after) where old != new { lines.append("+ " + new) }
    return lines.isEmpty ? "nothing\n" : lines.map { $0 + "\n" }.joined()
  }
}
