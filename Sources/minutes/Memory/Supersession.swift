import Meetings

/// Which decision took the place of which: `(supersedes 2024-02-07)`.
enum Supersession {
  /// The same items; those that a later one of their team supersedes name it.
  static func applied(to items: [MemoryItem]) -> [MemoryItem] {
    var items = items
    for later in items where later.kind == .decision {
      for day in days(later.text) {
        let earlier = items.indices.filter {
          items[$0].kind == .decision && items[$0].group == later.group && items[$0].since == day
            && items[$0].id != later.id
        }
        // Of several decisions of that day, the one that is most like the new one.
        let best = earlier.max {
          Similarity.overlap(items[$0].wordSet, later.wordSet) < Similarity.overlap(items[$1].wordSet, later.wordSet)
        }
        if let best { items[best].supersededBy = later.id }
      }
    }
    return items
  }

  private static func days(_ text: String) -> [Day] {
    let words = Word.all(in: text)
    return words.indices.dropLast().compactMap { place in
      ["supersedes", "ersetzt"].contains(words[place].lower) ? Day(words[place + 1].text) : nil
    }
  }
}
