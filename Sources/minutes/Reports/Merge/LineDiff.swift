/// Lines of a text, each with its line end.
public enum Lines {
  /// The lines; what follows the last line end is one too, unless it is empty.
  public static func split(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }
}

/// What differs between two lists, in time that does not run away: parts that occur once on both sides hold the lists
/// together (patience), and only what is small between them is compared all with all.
public enum LineDiff {
  /// What stood there, and what stands there now.
  public struct Hunk: Equatable {
    public var old: Range<Int>
    public var new: Range<Int>

    public init(old: Range<Int>, new: Range<Int>) { (self.old, self.new) = (old, new) }
  }

  /// The stretches that differ, in order.
  public static func hunks<Item: Hashable>(_ old: [Item], _ new: [Item]) -> [Hunk] {
    var numbers: [Item: Int] = [:]
    func number(_ item: Item) -> Int {
      if let known = numbers[item] { return known }
      numbers[item] = numbers.count
      return numbers.count - 1
    }
    var search = Search(old: old.map(number), new: new.map(number))
    search.look(into: 0..<old.count, 0..<new.count)
    return search.hunks
  }

  private struct Search {
    let old: [Int]
    let new: [Int]
    private(set) var hunks: [Hunk] = []

    init(old: [Int], new: [Int]) { (self.old, self.new) = (old, new) }

    mutating func look(into a: Range<Int>, _ b: Range<Int>) {
      var (a, b) = (a, b)
      while let i = a.first, let j = b.first, old[i] == new[j] {
        (a, b) = ((i + 1)..<a.upperBound, (j + 1)..<b.upperBound)
      }
      while let i = a.last, let j = b.last, old[i] == new[j] { (a, b) = (a.lowerBound..<i, b.lowerBound..<j) }
      if a.isEmpty, b.isEmpty { return }
      if a.isEmpty || b.isEmpty { return add(a, b) }
      let anchors = anchors(a, b)
      if !anchors.isEmpty {
        var (i, j) = (a.lowerBound, b.lowerBound)
        for anchor in anchors {
          look(into: i..<anchor.old, j..<anchor.new)
          (i, j) = (anchor.old + 1, anchor.new + 1)
        }
        return look(into: i..<a.upperBound, j..<b.upperBound)
      }
      if a.count * b.count <= 1_000_000 { compareAll(a, b) } else { add(a, b) }
    }

    private mutating func add(_ a: Range<Int>, _ b: Range<Int>) {
      if let last = hunks.last, last.old.upperBound == a.lowerBound, last.new.upperBound == b.lowerBound {
        hunks[hunks.count - 1] = Hunk(
          old: last.old.lowerBound..<a.upperBound, new: last.new.lowerBound..<b.upperBound)
      } else {
        hunks.append(Hunk(old: a, new: b))
      }
    }

    /// Items that each side has once, in the longest order that both share.
    private func anchors(_ a: Range<Int>, _ b: Range<Int>) -> [(old: Int, new: Int)] {
      var places: [Int: (old: Int, new: Int)] = [:]
      for i in a { places[old[i]] = places[old[i]] == nil ? (i, -1) : (-2, -1) }
      for j in b {
        guard let place = places[new[j]], place.old >= 0 else { continue }
        places[new[j]] = place.new == -1 ? (place.old, j) : (-2, -2)
      }
      let pairs = places.values.filter { $0.old >= 0 && $0.new >= 0 }.sorted { $0.old < $1.old }
      // The longest rising run, by piles as in the card game.
      var tops: [Int] = []
      var before = [Int](repeating: -1, count: pairs.count)
      for (index, pair) in pairs.enumerated() {
        var (low, high) = (0, tops.count)
        while low < high {
          let middle = (low + high) / 2
          if pairs[tops[middle]].new < pair.new { low = middle + 1 } else { high = middle }
        }
        before[index] = low > 0 ? tops[low - 1] : -1
        if low == tops.count { tops.append(index) } else { tops[low] = index }
      }
      var run: [(old: Int, new: Int)] = []
      var index = tops.last ?? -1
      while index >= 0 {
        run.append(pairs[index])
        index = before[index]
      }
      return run.reversed()
    }

    /// The longest common part, by the table of all pairs.
    private mutating func compareAll(_ a: Range<Int>, _ b: Range<Int>) {
      let width = b.count + 1
      var lengths = [Int32](repeating: 0, count: (a.count + 1) * width)
      for i in a.reversed() {
        for j in b.reversed() {
          let (row, column) = (i - a.lowerBound, j - b.lowerBound)
          lengths[row * width + column] =
            old[i] == new[j]
            ? lengths[(row + 1) * width + column + 1] + 1
            : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
        }
      }
      var (i, j) = (a.lowerBound, b.lowerBound)
      while i < a.upperBound || j < b.upperBound {
        if i < a.upperBound, j < b.upperBound, old[i] == new[j] {
          (i, j) = (i + 1, j + 1)
          continue
        }
        let (row, column) = (i - a.lowerBound, j - b.lowerBound)
        let takesOld =
          j == b.upperBound
          || i < a.upperBound && lengths[(row + 1) * width + column] >= lengths[row * width + column + 1]
        if takesOld {
          add(i..<(i + 1), j..<j)
          i += 1
        } else {
          add(i..<i, j..<(j + 1))
          j += 1
        }
      }
    }
  }
}
