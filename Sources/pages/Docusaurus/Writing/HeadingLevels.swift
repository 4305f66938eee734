/// The levels of a page's headings, from 2 and without gaps: only the page's title has level 1.
struct HeadingLevels {
  /// The written levels of the headings that may contain the next one.
  private var open: [Int] = []

  /// The page's level for the next heading.
  mutating func level(of written: Int) -> Int {
    while let last = open.last, last >= written { open.removeLast() }
    open.append(written)
    return min(6, open.count + 1)
  }
}
