/// Groups of edits that are applied as a whole or not at all.
enum EditGroups {
  static func apply(_ groups: [[Edit]], to bytes: [UInt8]) -> (bytes: [UInt8], taken: [Int], skipped: [Int]) {
    let starts = groups.map { $0.reduce(Int.max) { min($0, $1.range.lowerBound) } }
    let order = groups.indices.sorted { (starts[$0], $0) < (starts[$1], $1) }
    var accepted: [Edit] = []
    var taken: [Int] = []
    var skipped: [Int] = []
    for index in order {
      if !groups[index].isEmpty, insert(groups[index], into: &accepted, count: bytes.count) {
        taken.append(index)
      } else {
        skipped.append(index)
      }
    }
    return (splice(accepted, into: bytes), taken.sorted(), skipped.sorted())
  }

  /// Adds a group to the accepted edits, which are sorted by place; changes nothing if it overlaps one of them.
  private static func insert(_ group: [Edit], into accepted: inout [Edit], count: Int) -> Bool {
    let edits = group.sorted { precedes($0.range, $1.range) }
    for (index, edit) in edits.enumerated() {
      guard edit.range.lowerBound >= 0, edit.range.upperBound <= count else { return false }
      if index > 0, meet(edits[index - 1].range, edit.range) { return false }
      let place = place(of: edit, in: accepted)
      if place > 0, meet(accepted[place - 1].range, edit.range) { return false }
      if place < accepted.count, meet(edit.range, accepted[place].range) { return false }
    }
    for edit in edits { accepted.insert(edit, at: place(of: edit, in: accepted)) }
    return true
  }

  private static func place(of edit: Edit, in accepted: [Edit]) -> Int {
    var low = 0
    var high = accepted.count
    while low < high {
      let middle = (low + high) / 2
      if precedes(accepted[middle].range, edit.range) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    (left.lowerBound, left.upperBound) < (right.lowerBound, right.upperBound)
  }

  private static func meet(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left == right || left.upperBound > right.lowerBound
  }

  private static func splice(_ edits: [Edit], into bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
    var place = 0
    for edit in edits {
      result += bytes[place..<edit.range.lowerBound]
      result += edit.replacement
      place = edit.range.upperBound
    }
    return result + bytes[place...]
  }
}
