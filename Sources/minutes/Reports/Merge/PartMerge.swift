/// What somebody wrote into an archived deck and what its reports make now, put together part by part: the cover, and what became
/// of each report.
///
/// A part that one side changed is as that side has it; within a part that both changed, slides are put together. Nothing is guessed.
public struct PartMerge: Sendable {
  /// A report's stretch of a deck.
  public struct Part: Sendable, Equatable {
    /// The report's name.
    public let file: String
    public let range: Range<Int>

    public init(file: String, range: Range<Int>) { (self.file, self.range) = (file, range) }
  }

  /// The deck of both; where there are conflicts, ours in their place.
  public let bytes: [UInt8]
  /// The reports in whose parts both sides changed the same slide; an empty name for the cover, or for the deck where its parts
  /// cannot be told apart.
  public let conflicts: [String]

  /// `base` is what the reports made when the deck was written, `ours` the deck as it lies there, `theirs` what they make now.
  public init(base: (bytes: [UInt8], parts: [Part]), ours: [UInt8], theirs: (bytes: [UInt8], parts: [Part])) {
    guard ours != base.bytes, base.bytes != theirs.bytes else {
      bytes = ours == base.bytes ? theirs.bytes : ours
      conflicts = []
      return
    }
    let baseRead = Pieces(base.bytes, base.parts)
    guard !base.parts.isEmpty, let oursRead = Pieces(ours, following: base.bytes, base.parts) else {
      let merge = DeckMerge(base: base.bytes, ours: ours, theirs: theirs.bytes)
      (bytes, conflicts) = (merge.conflicts.isEmpty ? merge.bytes : ours, merge.conflicts.isEmpty ? [] : [""])
      return
    }
    let theirsRead = Pieces(theirs.bytes, theirs.parts)
    var merged: [UInt8] = []
    var conflicts: [String] = []
    for (index, name) in theirsRead.names.enumerated() {
      if index > 0 { merged += theirsRead.joints[index - 1] }
      let wanted = theirsRead.texts[index]
      guard let before = baseRead.text(name), let own = oursRead.text(name) else {
        merged += wanted
        continue
      }
      let merge = DeckMerge(base: before, ours: own, theirs: wanted)
      if !merge.conflicts.isEmpty { conflicts.append(name) }
      merged += merge.conflicts.isEmpty ? merge.bytes : own
    }
    // What only the deck has would be lost.
    for name in oursRead.names where theirsRead.text(name) == nil && oursRead.text(name) != baseRead.text(name) {
      conflicts.append(name)
    }
    (bytes, self.conflicts) = (merged, conflicts)
  }
}

/// A deck cut at the beginnings of its parts; what is before the first one has an empty name.
private struct Pieces {
  var names: [String] = [""]
  var texts: [[UInt8]] = []
  /// What parts them: the separators.
  var joints: [[UInt8]] = []

  init(_ bytes: [UInt8], _ parts: [PartMerge.Part]) {
    cut(bytes, at: parts.map(\.range.lowerBound))
    names += parts.map(\.file)
  }

  /// An edited deck, cut where the parts of the one before it begin; `nil` where that cannot be told.
  init?(_ bytes: [UInt8], following base: [UInt8], _ parts: [PartMerge.Part]) {
    let changes = Change.all(from: base, to: bytes)
    var starts: [Int] = []
    for part in parts {
      let start = part.range.lowerBound
      var moved = start
      for change in changes where change.range.lowerBound < start {
        guard change.range.upperBound <= start else { return nil }
        moved += change.replacement.count - change.range.count
      }
      guard moved >= starts.last ?? 0, moved <= bytes.count else { return nil }
      starts.append(moved)
    }
    cut(bytes, at: starts)
    names += parts.map(\.file)
    guard joints.allSatisfy({ !$0.isEmpty }) else { return nil }
  }

  func text(_ name: String) -> [UInt8]? {
    names.firstIndex { $0.utf8.elementsEqual(name.utf8) }.map { texts[$0] }
  }

  private mutating func cut(_ bytes: [UInt8], at starts: [Int]) {
    var start = 0
    for end in starts + [bytes.count] {
      let piece = bytes[start..<max(start, end)]
      start = max(start, end)
      guard texts.count < starts.count else {
        texts.append(Array(piece))
        break
      }
      let joint = Self.joints.first { piece.suffix($0.count).elementsEqual($0) } ?? []
      texts.append(Array(piece.dropLast(joint.count)))
      joints.append(joint)
    }
  }

  private static let joints = [PartSeparator.column, .below].flatMap { [$0.bytes(), $0.bytes(crlf: true)] }
}
