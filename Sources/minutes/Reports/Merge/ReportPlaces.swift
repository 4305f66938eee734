import Reports

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
