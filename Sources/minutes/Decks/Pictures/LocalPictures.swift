import Bytes
public import Diagnostics

/// Changes addresses of pictures on the HedgeDoc server to the files of the same name beside the deck.
public enum LocalPictures {
  /// The edits for one deck; pictures that are not in `names` keep their address.
  public static func edits(
    for deck: Deck, server: String, hosts: [String] = [], names: Set<String>, others: [String: String] = [:]
  ) -> [Edit] {
    uploads(of: deck, server: server, hosts: hosts).compactMap { picture in
      file(of: picture, names: names, others: others)
        .map { Edit(range: picture.address, replacement: Array("./\($0)".utf8)) }
    }
  }

  /// All uploads that a deck shows.
  public static func uploads(of deck: Deck, server: String, hosts: [String] = []) -> [UploadedPicture] {
    guard !UploadedPicture.addresses(in: deck.file.bytes, server: server, hosts: hosts).isEmpty else { return [] }
    let contents = deck.slides.map { SlideContent($0, in: deck.file) }
    return UploadedPicture.all(
      in: deck.file, frontMatter: deck.frontMatter, contents, server: server, hosts: hosts)
  }

  /// The file beside the deck for an upload: the one with its name, or one with another name from `others`; `nil` if
  /// `names` has neither.
  public static func file(of picture: UploadedPicture, names: Set<String>, others: [String: String]) -> String? {
    if names.contains(picture.name) {
      return picture.name.utf8.contains(UInt8(ascii: "%")) ? nil : picture.name
    }
    return others[picture.name].flatMap { names.contains($0) && isPlain($0) ? $0 : nil }
  }

  /// Whether a name can be written unescaped in Markdown, in an attribute and in YAML.
  public static func isPlain(_ name: String) -> Bool {
    name.utf8.allSatisfy {
      $0.isASCIIAlphanumeric || "-_.+/".utf8.contains($0) || $0 >= 0x80
    }
  }
}
