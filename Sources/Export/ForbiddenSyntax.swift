/// What mermaid understands and slides do not have: configuration by the author, links, and pictures of other places.
enum ForbiddenSyntax {
  /// A fault with its line; `nil` where the source is only a diagram.
  static func fault(in source: String) -> DiagramDrawer.Result? {
    guard source.utf8.count <= 20_000 else { return .faulty(message: "it is longer than 20,000 bytes", line: nil) }
    for (index, line) in source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if let why = why(Array(line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }), isFirst: index == 0) {
        return .faulty(message: why, line: index + 1)
      }
    }
    return nil
  }

  private static func why(_ line: [UInt8], isFirst: Bool) -> String? {
    if line.starts(with: "%%{".utf8) {
      return "directives such as %%{init}%% are not allowed; the look is that of the deck"
    }
    if isFirst, line.starts(with: "---".utf8) {
      return "front matter in a diagram is not allowed; the look is that of the deck"
    }
    for word in ["click ", "href ", "link ", "links "] where line.starts(with: word.utf8) {
      return
        "\(word.utf8.first == 0x63 ? "click" : "links") in diagrams are not allowed; put the link below the diagram"
    }
    if contains("img:", line) || contains("<img", line) {
      return "pictures in diagrams are not allowed; put the picture on the slide"
    }
    return nil
  }

  /// Without regard to letter case and blanks.
  private static func contains(_ word: String, _ line: [UInt8]) -> Bool {
    let text = line.filter { $0 != 0x20 && $0 != 0x09 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let word = Array(word.utf8)
    guard text.count >= word.count else { return false }
    return (0...(text.count - word.count)).contains { text[$0] == word[0] && text[$0...].starts(with: word) }
  }
}
