/// The footnotes of a text, numbered across all of its slides.
public struct Footnotes: Sendable {
  private var numbers: [String: Int] = [:]
  var texts: [Int: [Block]] = [:]
  /// Abbreviations that the page has explained so far.
  var explained: Set<String> = []

  mutating func number(of id: String) -> Int {
    if let known = numbers[id] { return known }
    numbers[id] = numbers.count + 1
    return numbers.count
  }

  /// The notes by number; those without a definition are empty.
  public var all: [(number: Int, blocks: [Block])] {
    numbers.values.sorted().map { ($0, texts[$0] ?? []) }
  }
}
