/// The footnotes of a text, numbered through all of its slides.
public struct Footnotes: Sendable {
  private var numbers: [String: Int] = [:]
  var texts: [Int: [Block]] = [:]
  /// What abbreviations are short for, as far as the page has said it.
  var explained: Set<String> = []

  mutating func number(of id: String) -> Int {
    if let known = numbers[id] { return known }
    numbers[id] = numbers.count + 1
    return numbers.count
  }

  /// The notes in the order of their numbers, those that nothing says left empty.
  public var all: [(number: Int, blocks: [Block])] {
    numbers.values.sorted().map { ($0, texts[$0] ?? []) }
  }
}
