import Bytes

/// Finds what somebody may have meant.
public enum Spelling {
  /// The candidate nearest to `word`, if it is near enough to suggest; the first of equals.
  ///
  /// Near enough: at most a third of the longer word's letters, and at most three, have to be inserted, removed, replaced or
  /// swapped with their neighbour; letter case does not count.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    let letters = folded(word)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      let allowed = min(3, max(letters.count, other.count) / 3)
      let limit = min(allowed, (best?.distance ?? Int.max) - 1)
      guard limit >= 0, let distance = distance(letters, other, atMost: limit) else { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// The number of edits between two words (optimal string alignment), or `nil` where it exceeds `limit`.
  public static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var older: [Int] = []
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var cost = min(previous[column + 1] + 1, current[column] + 1, previous[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, older[column - 1] + 1)
        }
        current.append(cost)
      }
      guard current.contains(where: { $0 <= limit }) else { return nil }
      (older, previous) = (previous, current)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }

  private static func folded(_ word: String) -> [UInt8] {
    word.utf8.asciiLowercased()
  }
}
