import Bytes
import Meetings

/// Makes one item of its mentions in several meetings.
struct Linking {
  private(set) var items: [MemoryItem] = []
  /// Items by the meetings that mentioned them last, newest last.
  private var recent: [String: [(date: Day, items: [Int])]] = [:]
  private var byID: [String: Int] = [:]

  /// Adds the mentions of one meeting of a group; meetings come in the order of their days.
  mutating func add(_ mentions: [MemoryItem], group: String, date: Day?) {
    guard let date else {
      for mention in mentions { _ = addNew(mention) }
      return
    }
    var meetings = recent[group] ?? []
    let earlier = meetings.filter { $0.date < date }.suffix(2).flatMap(\.items)
    var free = earlier
    var here: [Int] = []
    for mention in mentions {
      if let known = mention.carriedID.flatMap({ byID[$0] }) ?? best(mention, among: free) {
        items[known].take(mention)
        free.removeAll { $0 == known }
        here.append(known)
      } else {
        here.append(addNew(mention))
      }
    }
    if let last = meetings.indices.last, meetings[last].date == date {
      meetings[last].items += here
    } else {
      meetings.append((date, here))
    }
    recent[group] = meetings.suffix(4)
  }

  private func best(_ mention: MemoryItem, among known: [Int]) -> Int? {
    var best: (index: Int, overlap: Double)?
    for index in known where items[index].kind == mention.kind {
      let other = items[index]
      let left = Set(other.owners.map { $0.asciiLowercased() })
      let right = Set(mention.owners.map { $0.asciiLowercased() })
      guard left.isEmpty || right.isEmpty || !left.isDisjoint(with: right) else { continue }
      let overlap = Similarity.overlap(other.wordSet, mention.wordSet)
      if overlap >= Similarity.least, overlap > best?.overlap ?? 0 { best = (index, overlap) }
    }
    return best?.index
  }

  private mutating func addNew(_ mention: MemoryItem) -> Int {
    var mention = mention
    let day = mention.since?.compact ?? "undated"
    let stem =
      "\(mention.group.asciiLowercased())-\(day)-\(Self.digits(mention.wordSet.sorted().joined(separator: " ")))"
    var id = stem
    var number = 2
    while byID[id] != nil {
      id = "\(stem)-\(number)"
      number += 1
    }
    mention.id = id
    byID[id] = items.count
    items.append(mention)
    return items.count - 1
  }

  /// Four hexadecimal digits of a text (FNV-1a, folded).
  private static func digits(_ text: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let folded = String(UInt16(truncatingIfNeeded: hash ^ (hash >> 16)), radix: 16)
    return String(repeating: "0", count: 4 - folded.utf8.count) + folded
  }
}

extension MemoryItem {
  /// Takes in what a later meeting says of it.
  fileprivate mutating func take(_ mention: MemoryItem) {
    (text, state, closed) = (mention.text, mention.state, mention.closed)
    if !mention.owners.isEmpty { owners = mention.owners }
    due = mention.due ?? due
    confidence = min(confidence, mention.confidence)
    places += mention.places
    for link in mention.links where !links.contains(link) { links.append(link) }
    wordSet = mention.wordSet
  }
}
