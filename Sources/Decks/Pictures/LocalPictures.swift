public import Diagnostics

/// Points pictures of the HedgeDoc server at the files of the same name beside the deck.
public enum LocalPictures {
  /// The edits for one deck; pictures that are not among `names` keep their address.
  public static func edits(for deck: Deck, server: String, names: Set<String>) -> [Edit] {
    guard !UploadedPicture.addresses(in: deck.file.bytes, server: server).isEmpty else { return [] }
    let contents = deck.slides.map { SlideContent($0, in: deck.file) }
    return UploadedPicture.all(in: deck.file, frontMatter: deck.frontMatter, contents, server: server)
      .filter { names.contains($0.name) && !$0.name.utf8.contains(UInt8(ascii: "%")) }
      .map { Edit(range: $0.address, replacement: Array("./\($0.name)".utf8)) }
  }
}
