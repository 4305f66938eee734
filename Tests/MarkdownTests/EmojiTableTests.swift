import Testing

@testable import Markdown

/// The table of emoji names.
@Suite struct EmojiTableTests {
  private static let lines = PackageResources.emoji_txt.split(separator: 0x0A)

  /// The table is searched by bisection, so a line out of order would hide itself and others.
  @Test func theFileIsSortedAndWithoutTwins() {
    let names = Self.lines.compactMap { $0.split(separator: 0x20).first }
    #expect(names.count == 887)
    #expect(zip(names, names.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    #expect(PackageResources.emoji_txt.last == 0x0A)
  }

  @Test func everyLineIsFound() {
    for line in Self.lines {
      let words = line.split(separator: 0x20)
      let name = String(decoding: words[0], as: UTF8.self)
      let character = words.count > 1 ? String(decoding: words[1], as: UTF8.self) : nil
      #expect(Self.isKnown(name) && EmojiTable.character(of: name) == character, "\(name)")
    }
  }

  @Test(
    arguments: [
      ("tada", "🎉"), ("TaDa", "🎉"), ("+1", "👍"), ("zzz", "💤"), ("octocat", nil), ("donut", nil), ("nosuch", nil),
    ] as [(String, String?)])
  func namesAreFolded(name: String, character: String?) { #expect(EmojiTable.character(of: name) == character) }

  @Test(arguments: ["", "tad", "tadaa", "tada ", "\n", "🎉", "~", "Ä"])
  func otherWordsAreNoNames(word: String) { #expect(!Self.isKnown(word)) }

  private static func isKnown(_ name: String) -> Bool {
    Array(name.utf8).withUnsafeBufferPointer { EmojiTable.contains($0) }
  }
}
