import Bytes
import Decks
import Diagnostics
import YAML

/// A text without front matter wants to begin with something else than hyphens.
enum FrontMatterUnintended {
  static let rule = Rule(
    "front-matter-unintended", .error, "a first slide that HedgeDoc takes for front matter",
    """
    Where the first three characters are `---`, HedgeDoc takes all up to the next line that begins with `---` for front matter:
    a slide there is not shown. A deck begins with its front matter or with the text of its first slide.

    Wrong: `---`, an empty line, `# Hello`, an empty line and `---` at the start of the file
    Right: `# Hello` in the first line

    `minutes check --unsafe-fixes` takes the first line out.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard let head = subject.frontMatter, head.isUnintended(in: subject.file.bytes) else { return }
    subject.withText { text in
      let line = 0..<(text.first(0x0A, in: 0..<text.count) ?? text.count)
      let behind = text.end(of: line.upperBound..<head.yaml.upperBound) { $0.isASCIIWhitespace }
      let fix = Fix(
        title: "take the first line out", safety: .suggested, edits: [Edit(range: 0..<behind, replacement: [])])
      found.append(
        rule.finding(
          "first slide is taken for front matter", at: line, in: subject.file,
          label: "HedgeDoc does not show what follows, up to the next line of hyphens", fixes: [fix]))
    }
  }
}

extension FrontMatter {
  /// Whether the lines are a slide, and not keys and values that somebody reads.
  func isUnintended(in bytes: [UInt8]) -> Bool {
    let text = bytes[yaml]
    // Behind the first line.
    let content = text.drop { $0 != 0x0A }
    guard content.contains(where: { !$0.isASCIIWhitespace }) else { return false }
    guard let root else {
      // Only comments, or no YAML at all: a heading or a list, and no line that begins with a key.
      return !content.split(separator: 0x0A).contains(where: Self.isKey)
    }
    guard !Self.keys.contains(where: { root[$0] != nil }) else { return false }
    // Keys that nobody knows, right below the hyphens, are somebody's own.
    let isApart = content.dropFirst().drop { $0 == 0x20 || $0 == 0x0D }.first == 0x0A
    return isApart || !content.split(separator: 0x0A).contains(where: Self.isKey)
  }

  private static let keys = [
    "title", "type", "tags", "slideOptions", "description", "lang", "dir", "robots", "breaks", "GA", "disqus",
    "opengraph",
    "image", "license", "look", "date", "team", "reporter", "meeting",
  ]

  private static func isKey(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, first.isASCIILetter, let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      return false
    }
    return line[..<colon].allSatisfy { $0.isASCIIAlphanumeric || "_-. ".utf8.contains($0) }
  }
}
