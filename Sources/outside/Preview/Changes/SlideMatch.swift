/// Matches the slides of a deck's new version with those of the old one.
public enum SlideMatch {
  /// A slide of the new version.
  public struct Slide: Sendable {
    let key: String
    let html: [UInt8]

    public init(key: String, html: [UInt8]) { (self.key, self.html) = (key, html) }
  }

  /// Returns for each new slide the index of the old one that is the same, at any position, or of the old one that it
  /// was edited from; `nil` for a slide that is new. No index occurs twice.
  ///
  /// - Parameters:
  ///   - old: Keys of the old slides, in order.
  ///   - new: The new slides, in order.
  ///   - html: Returns the HTML of an old slide; `nil` if it is no longer cached.
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

  /// Returns the unmatched old slides at the position of a run of new ones, between the matches of its neighbours.
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
    // Nothing lies after the match of the slide before, which may have moved; try before the match of the slide after.
    guard end < match.count, let after = match[end] else { return [] }
    var from = after
    while from > 0, !taken.contains(from - 1) { from -= 1 }
    return Array(from..<after)
  }

  /// Pairs the most similar slides first; pairs the rest in order if their numbers are equal.
  private static func pairs(old: [[UInt8]?], new: [[UInt8]]) -> [(to: Int, from: Int)] {
    if old.count == 1, new.count == 1 { return [(0, 0)] }
    guard !old.isEmpty else { return [] }
    var found: [(to: Int, from: Int)] = []
    if old.count * new.count <= Self.maximumPairs {
      let before = old.map { $0.map(WordSet.init) }
      let after = new.map(WordSet.init)
      var candidates: [(similarity: Double, to: Int, from: Int)] = []
      for (to, words) in after.enumerated() {
        for (from, other) in before.enumerated() {
          guard let other else { continue }
          let similarity = words.similarity(to: other)
          if similarity > Self.minimumSimilarity { candidates.append((similarity, to, from)) }
        }
      }
      candidates.sort { ($1.similarity, $0.to, $0.from) < ($0.similarity, $1.to, $1.from) }
      for pair in candidates where !found.contains(where: { $0.to == pair.to || $0.from == pair.from }) {
        found.append((pair.to, pair.from))
      }
    }
    // Equal numbers: each has probably been rewritten.
    let restOld = old.indices.filter { from in !found.contains { $0.from == from } }
    let restNew = new.indices.filter { to in !found.contains { $0.to == to } }
    if restOld.count == restNew.count { found += zip(restNew, restOld).map { ($0, $1) } }
    return found
  }

  /// Maximum number of comparisons. After larger changes there is no reading position to keep.
  private static let maximumPairs = 2500
  /// Slides with at most this similarity count as different: they have that much in common by chance.
  private static let minimumSimilarity = 0.25
}
