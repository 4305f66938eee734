import Bytes

/// Mermaid syntax that slides do not allow: configuration by the author, links, and external pictures.
///
/// This check gives the line for the message. The actual protection is the isolated page and the SVG allow-list.
enum ForbiddenSyntax {
  /// Returns the first forbidden statement as a fault with its line; `nil` if there is none.
  static func fault(in source: String) -> DiagramDrawer.Result? {
    guard source.utf8.count <= 20_000 else {
      return .faulty(message: "it is longer than 20,000 bytes; make two of it", line: nil)
    }
    var kind: [UInt8]?
    for (index, line) in source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = line.drop(while: isSpace).asciiLowercased()
      if line.isEmpty { continue }
      if let message = anyLine(line) ?? (kind == nil ? firstLine(line) : linkOrPicture(line, kind ?? [])) {
        return .faulty(message: message, line: index + 1)
      }
      if kind == nil, !line.starts(with: "%%".utf8) { kind = line }
    }
    return nil
  }

  private static func anyLine(_ line: [UInt8]) -> String? {
    if contains("%%{", line) { return "directives such as %%{init}%% are not allowed; the look is that of the deck" }
    return contains("<img", line) ? picture : nil
  }

  private static func firstLine(_ line: [UInt8]) -> String? {
    line.starts(with: "---".utf8) ? "front matter in a diagram is not allowed; the look is that of the deck" : nil
  }

  /// Checks for lines that are a link or a picture in diagrams of this kind; in other kinds they are text.
  private static func linkOrPicture(_ line: [UInt8], _ kind: [UInt8]) -> String? {
    if isOne(of: ["flowchart", "graph"], kind), contains("@{", line), contains("img:", line) { return picture }
    let word = Array(line.prefix { !isSpace($0) })
    if word.elementsEqual("click".utf8),
      isOne(of: ["flowchart", "graph", "classdiagram", "statediagram", "gantt"], kind)
    {
      return "click in diagrams is not allowed; put the link below the diagram"
    }
    let isLink = ["link", "links", "callback"].contains { word.elementsEqual($0.utf8) }
    if isLink, word.count < line.count, isOne(of: ["sequencediagram", "classdiagram"], kind) {
      return "links in diagrams are not allowed; put the link below the diagram"
    }
    return nil
  }

  private static let picture = "pictures in diagrams are not allowed; put the picture on the slide"

  private static func isOne(of kinds: [String], _ line: [UInt8]) -> Bool {
    kinds.contains { line.starts(with: $0.utf8) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte.isSpaceOrTab || byte == 0x0D }

  /// Returns whether the line contains the word, ignoring blanks.
  private static func contains(_ word: String, _ line: [UInt8]) -> Bool {
    let text = line.filter { !isSpace($0) }
    let word = Array(word.utf8)
    guard text.count >= word.count else { return false }
    return (0...(text.count - word.count)).contains { text[$0] == word[0] && text[$0...].starts(with: word) }
  }
}
