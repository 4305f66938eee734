import Decks
import Diagnostics

/// Brings what was changed in a deck into the reports that it is made of.
///
/// A change goes into a report where it lies inside that report's part, and only if the deck made anew is then, in that
/// part, byte for byte the changed one: so nothing depends on how a report is put together being understood here.
public struct ReportTakeover {
  /// The reports that are to change, by file name.
  public private(set) var reports: [String: [UInt8]] = [:]
  /// Whether the reports now make the whole changed deck.
  public private(set) var isWhole: Bool
  /// What is in the deck alone: the first lines of the deck's changes that found no report.
  public private(set) var left: [String] = []

  private let before: LocalizedDeck
  private let after: [UInt8]
  private let files: [String: [UInt8]]
  private let assemble: ([String: [UInt8]]) throws -> LocalizedDeck

  /// `before` is what `files` make now, `after` the changed deck; `assemble` makes the deck with some files replaced.
  public init(
    from before: LocalizedDeck, to after: [UInt8], files: [String: [UInt8]],
    assemble: @escaping ([String: [UInt8]]) throws -> LocalizedDeck
  ) throws {
    (self.before, self.after, self.files, self.assemble) = (before, after, files, assemble)
    isWhole = before.bytes == after
    guard !isWhole else { return }
    var changes = Change.all(from: before.bytes, to: after)
    for part in before.deck.parts {
      let range = before.place(of: part)
      let inside = changes.filter { $0.isInside(range) && !$0.addsColumn }
      guard !inside.isEmpty, let report = try report(part, range, inside) else { continue }
      reports[part.file] = report
      changes.removeAll { $0.isInside(range) && !$0.addsColumn }
    }
    left = changes.map { $0.title(in: before.bytes) }
    isWhole = try changes.isEmpty && assemble(reports).bytes == after
  }

  /// The part's file so that it makes the changed part; `nil` where there is none.
  private func report(_ part: AssembledDeck.Part, _ range: Range<Int>, _ changes: [Change]) throws -> [UInt8]? {
    guard let file = files[part.file] else { return nil }
    let wanted = Change.apply(changes, to: before.bytes, in: range)
    let places = ReportPlaces(spans: before.spans(of: part), deck: before.bytes, file: file)
    let head = FrontMatter.extent(in: file, from: 0).map { file[..<$0.end] } ?? []
    let candidates = [
      places.edited(changes.map(\.withoutSeparators)), places.edited(changes),
      // The whole column in the author's hands: with its own heading and separators nothing is made around it.
      head + (head.isEmpty ? [] : [0x0A, 0x0A]) + wanted, wanted,
    ]
    for candidate in candidates {
      guard let candidate, candidate != file else { continue }
      let made = try assemble([part.file: candidate])
      guard let place = made.deck.parts.first(where: { $0.file.utf8.elementsEqual(part.file.utf8) }) else { continue }
      if made.bytes[made.place(of: place)].elementsEqual(wanted) { return candidate }
    }
    return nil
  }
}

/// Lines of a deck that were replaced, added or taken away.
struct Change: Equatable {
  var range: Range<Int>
  var replacement: [UInt8]

  static func all(from old: [UInt8], to new: [UInt8]) -> [Change] {
    let (oldLines, newLines) = (Lines.split(old[...]), Lines.split(new[...]))
    func offset(_ lines: [ArraySlice<UInt8>], _ index: Int, _ end: Int) -> Int {
      index < lines.count ? lines[index].startIndex : end
    }
    return LineDiff.hunks(oldLines, newLines).map { hunk in
      var hunk = hunk
      // Lines that came or went may as well have stood before equal ones: as early as they can, they belong to what is above.
      while hunk.old.isEmpty != hunk.new.isEmpty, hunk.old.lowerBound > 0, hunk.new.lowerBound > 0 {
        let last = hunk.old.isEmpty ? newLines[hunk.new.upperBound - 1] : oldLines[hunk.old.upperBound - 1]
        guard last == oldLines[hunk.old.lowerBound - 1] else { break }
        hunk = LineDiff.Hunk(
          old: (hunk.old.lowerBound - 1)..<(hunk.old.upperBound - 1),
          new: (hunk.new.lowerBound - 1)..<(hunk.new.upperBound - 1))
      }
      return Change(
        range: offset(oldLines, hunk.old.lowerBound, old.count)..<offset(oldLines, hunk.old.upperBound, old.count),
        replacement: Array(newLines[hunk.new].joined()))
    }
  }

  func isInside(_ part: Range<Int>) -> Bool {
    range.lowerBound >= part.lowerBound && range.upperBound <= part.upperBound
  }

  /// Whether a new column begins in it: that is another part, and nobody's yet.
  var addsColumn: Bool { Lines.split(replacement[...]).contains { Self.isSeparator($0, "---") } }

  /// The same without the lines that begin a slide below, as a report writes it that leaves them to the deck.
  var withoutSeparators: Change {
    var kept: [ArraySlice<UInt8>] = []
    var lines = Lines.split(replacement[...])[...]
    while let line = lines.popFirst() {
      guard Self.isSeparator(line, "----") else {
        kept.append(line)
        continue
      }
      if let next = lines.first, next.allSatisfy({ $0 <= 0x20 }) { lines = lines.dropFirst() }
    }
    return Change(range: range, replacement: Array(kept.joined()))
  }

  func title(in deck: [UInt8]) -> String {
    let text = replacement.contains { $0 > 0x20 } ? replacement[...] : deck[range]
    let line = Lines.split(text).first { $0.contains { $0 > 0x20 } } ?? []
    return String(decoding: line.prefix(60).filter { $0 >= 0x20 }, as: UTF8.self)
  }

  static func apply(_ changes: [Change], to bytes: [UInt8], in range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var at = range.lowerBound
    for change in changes {
      result += bytes[at..<change.range.lowerBound] + change.replacement
      at = change.range.upperBound
    }
    return result + bytes[at..<range.upperBound]
  }

  private static func isSeparator(_ line: ArraySlice<UInt8>, _ hyphens: String) -> Bool {
    var line = line
    while let last = line.last, last <= 0x20 { line.removeLast() }
    return line.elementsEqual(hyphens.utf8)
  }
}

/// Where places of a part of the deck lie in its report.
struct ReportPlaces {
  let spans: [LocalizedDeck.Span]
  let deck: [UInt8]
  let file: [UInt8]

  /// The report with the changes at their places; `nil` where one has no place in it.
  func edited(_ changes: [Change]) -> [UInt8]? {
    var result: [UInt8] = []
    var at = 0
    for change in changes {
      guard let start = start(change.range.lowerBound),
        let end = change.range.isEmpty ? start : end(change.range.upperBound),
        start >= at, end >= start
      else { return nil }
      result += file[at..<start] + change.replacement
      at = end
    }
    return result + file[at...]
  }

  /// The place in the file that what stands before `offset` ends at.
  private func start(_ offset: Int) -> Int? {
    guard let index = spans.lastIndex(where: { $0.range.lowerBound < offset }) else {
      return spans.first?.file?.lowerBound
    }
    let span = spans[index]
    if let range = span.file {
      if span.isReplaced { return offset >= span.range.upperBound ? range.upperBound : nil }
      return min(range.upperBound, range.lowerBound + offset - span.range.lowerBound)
    }
    // Behind what the deck made: behind the author's text before that, and what of it the file has too, a line end perhaps.
    guard let before = spans[..<index].last(where: { $0.file != nil }), let place = before.file?.upperBound else {
      return nil
    }
    let made = deck[before.range.upperBound..<offset]
    let same = zip(made, file[place...]).prefix { $0 == $1 }.count
    return place + same
  }

  /// The place in the file that what stands from `offset` on begins at.
  private func end(_ offset: Int) -> Int? {
    guard let index = spans.firstIndex(where: { $0.range.upperBound >= offset && $0.range.lowerBound < offset }) else {
      return nil
    }
    let span = spans[index]
    if let range = span.file {
      if span.isReplaced { return offset == span.range.upperBound ? range.upperBound : nil }
      return range.lowerBound + offset - span.range.lowerBound
    }
    guard let next = spans[index...].first(where: { $0.file != nil }) else { return start(offset) }
    return next.file?.lowerBound
  }
}
