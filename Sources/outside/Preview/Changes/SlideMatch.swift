/// Which slide of a page each slide of its new version is, or has become.
public enum SlideMatch {
  /// A slide of the new version.
  public struct Slide: Sendable {
    let key: String
    let html: [UInt8]

    public init(key: String, html: [UInt8]) { (self.key, self.html) = (key, html) }
  }

  /// For each new slide the index of the old one that it is, wherever it stood, or that it has been edited from; `nil` for a
  /// slide that is new. No old one comes twice.
  ///
  /// `html` gives what an old slide looked like, where it is still known.
  public static func match(old: [String], new: [Slide], html: (String) -> [UInt8]?) -> [Int?] {
    var places: [String: ArraySlice<Int>] = [:]
    for (index, key) in old.enumerated() { places[key, default: []].append(index) }
    var match = new.map { places[$0.key]?.popFirst() }
    let taken = Set(match.compactMap { $0 })
    var index = 0
    while index < new.count {
      guard match[index] == nil else {
        index += 1
        continue
      }
      let end = match[index...].firstIndex { $0 != nil } ?? new.count
      let gap = gap(before: index, end, match, old.count, taken)
      for (to, from) in pairs(old: gap.map { html(old[$0]) }, new: new[index..<end].map(\.html)) {
        match[index + to] = gap[gap.startIndex + from]
      }
      index = end
    }
    return match
  }

  /// The old slides that stood where new ones stand now: behind that of the slide before, up to the next that is still there.
  private static func gap(
    before start: Int, _ end: Int, _ match: [Int?], _ count: Int, _ taken: Set<Int>
  ) -> [Int] {
    let first: Int
    if start > 0, let before = match[start - 1] {
      first = before + 1
    } else if start == 0 {
      first = 0
    } else {
      return []
    }
    var last = first
    while last < count, !taken.contains(last) { last += 1 }
    if last > first { return Array(first..<last) }
    // Behind a slide that was moved there is nothing; before the slide that follows there may be.
    guard end < match.count, let after = match[end] else { return [] }
    var from = after
    while from > 0, !taken.contains(from - 1) { from -= 1 }
    return Array(from..<after)
  }

  /// Pairs those that are most alike first, then what is left in its order.
  private static func pairs(old: [[UInt8]?], new: [[UInt8]]) -> [(to: Int, from: Int)] {
    if old.count == 1, new.count == 1 { return [(0, 0)] }
    guard !old.isEmpty else { return [] }
    var found: [(to: Int, from: Int)] = []
    if old.count * new.count <= Self.mostPairs {
      let before = old.map { $0.map(WordSet.init) }
      let after = new.map(WordSet.init)
      var alike: [(likeness: Double, to: Int, from: Int)] = []
      for (to, words) in after.enumerated() {
        for (from, other) in before.enumerated() {
          guard let other else { continue }
          let likeness = words.likeness(to: other)
          if likeness > Self.least { alike.append((likeness, to, from)) }
        }
      }
      alike.sort { ($1.likeness, $0.to, $0.from) < ($0.likeness, $1.to, $1.from) }
      for pair in alike where !found.contains(where: { $0.to == pair.to || $0.from == pair.from }) {
        found.append((pair.to, pair.from))
      }
    }
    // As many as before: each has been written anew.
    let restOld = old.indices.filter { from in !found.contains { $0.from == from } }
    let restNew = new.indices.filter { to in !found.contains { $0.to == to } }
    if restOld.count == restNew.count { found += zip(restNew, restOld).map { ($0, $1) } }
    return found
  }

  /// More slides than this are compared with nobody; a deck that changed that much has no reader to keep in place.
  private static let mostPairs = 2500
  /// What two slides have in common by chance.
  private static let least = 0.25
}
