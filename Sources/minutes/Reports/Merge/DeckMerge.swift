import Decks
import Diagnostics

/// What two sides made of one deck, put together slice by slice: head, slides, and the separators between them.
///
/// A slice that one side changed is as that side has it. What both changed, and not alike, is a conflict; nothing is guessed.
public struct DeckMerge: Sendable {
  /// A stretch of the deck where both sides changed something.
  public struct Conflict: Sendable, Equatable {
    public let base: [UInt8]
    public let ours: [UInt8]
    public let theirs: [UInt8]
  }

  /// The deck of both; where there are conflicts, with git's marks around both sides.
  public let bytes: [UInt8]
  /// The same, with the note's side in the place of conflicts.
  public let withTheirs: [UInt8]
  public let conflicts: [Conflict]

  public init(base: [UInt8], ours: [UInt8], theirs: [UInt8]) {
    guard base != ours, base != theirs, ours != theirs else {
      bytes = base == ours ? theirs : ours
      (withTheirs, conflicts) = (bytes, [])
      return
    }
    let (base, ours, theirs) = (Self.slices(base), Self.slices(ours), Self.slices(theirs))
    var stretches = Stretches(
      base: base.count, LineDiff.hunks(base, ours), LineDiff.hunks(base, theirs))
    var (merged, taken, conflicts): ([UInt8], [UInt8], [Conflict]) = ([], [], [])
    func joined(_ slices: ArraySlice<ArraySlice<UInt8>>) -> [UInt8] { Array(slices.joined()) }
    while let stretch = stretches.next() {
      let sides = Conflict(
        base: joined(base[stretch.base]), ours: joined(ours[stretch.ours]), theirs: joined(theirs[stretch.theirs]))
      let agreed: [UInt8]? =
        if !stretch.isOurs || sides.ours == sides.theirs { sides.theirs } else if !stretch.isTheirs { sides.ours } else
        { nil }
      if let agreed {
        merged += agreed
        taken += agreed
      } else {
        conflicts.append(sides)
        merged += Self.marked(sides)
        taken += sides.theirs
      }
    }
    (bytes, withTheirs, self.conflicts) = (merged, taken, conflicts)
  }

  private static func marked(_ sides: Conflict) -> [UInt8] {
    func lines(_ bytes: [UInt8]) -> [UInt8] { bytes.isEmpty || bytes.last == 0x0A ? bytes : bytes + [0x0A] }
    return Array("<<<<<<< archive\n".utf8) + lines(sides.ours) + Array("||||||| when it was pushed\n".utf8)
      + lines(sides.base) + Array("=======\n".utf8) + lines(sides.theirs) + Array(">>>>>>> note\n".utf8)
  }

  /// Head, slides and separators, in order and without a gap.
  private static func slices(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let deck = Deck(SourceFile(name: "deck", bytes: bytes))
    var cuts = [0, deck.body.lowerBound]
    for separator in deck.separators { cuts += [separator.range.lowerBound, separator.range.upperBound] }
    cuts.append(bytes.count)
    return zip(cuts, cuts.dropFirst()).compactMap { $0 < $1 ? bytes[$0..<$1] : nil }
  }
}

/// Stretches of the base in which the sides differ from it or not, in order.
private struct Stretches {
  struct Stretch {
    var base: Range<Int>
    var ours: Range<Int>
    var theirs: Range<Int>
    var isOurs = false
    var isTheirs = false
  }

  private let end: Int
  private var ours: ArraySlice<LineDiff.Hunk>
  private var theirs: ArraySlice<LineDiff.Hunk>
  private var (at, atOurs, atTheirs) = (0, 0, 0)

  init(base: Int, _ ours: [LineDiff.Hunk], _ theirs: [LineDiff.Hunk]) {
    (end, self.ours, self.theirs) = (base, ours[...], theirs[...])
  }

  mutating func next() -> Stretch? {
    let starts = [ours.first?.old.lowerBound, theirs.first?.old.lowerBound].compactMap { $0 }
    let start = starts.min() ?? end
    if at < start { return take(start, isOurs: false, isTheirs: false) }
    guard !starts.isEmpty else { return nil }
    // Hunks that touch belong together: where one side ends and the other begins nobody can say which comes first.
    var stop = start
    var (isOurs, isTheirs) = (false, false)
    var (growthOurs, growthTheirs) = (0, 0)
    while true {
      if let hunk = ours.first, hunk.old.lowerBound <= stop {
        stop = max(stop, hunk.old.upperBound)
        growthOurs += hunk.new.count - hunk.old.count
        isOurs = true
        ours = ours.dropFirst()
      } else if let hunk = theirs.first, hunk.old.lowerBound <= stop {
        stop = max(stop, hunk.old.upperBound)
        growthTheirs += hunk.new.count - hunk.old.count
        isTheirs = true
        theirs = theirs.dropFirst()
      } else {
        break
      }
    }
    return take(stop, growthOurs, growthTheirs, isOurs: isOurs, isTheirs: isTheirs)
  }

  private mutating func take(
    _ stop: Int, _ growthOurs: Int = 0, _ growthTheirs: Int = 0, isOurs: Bool, isTheirs: Bool
  ) -> Stretch {
    let count = stop - at
    let stretch = Stretch(
      base: at..<stop, ours: atOurs..<(atOurs + count + growthOurs),
      theirs: atTheirs..<(atTheirs + count + growthTheirs),
      isOurs: isOurs, isTheirs: isTheirs)
    (at, atOurs, atTheirs) = (stop, stretch.ours.upperBound, stretch.theirs.upperBound)
    return stretch
  }
}
