/// The levels of a page's headings, from 2 on and without gaps: the page's title is the only one of level 1.
struct HeadingLevels {
  /// The levels, as they were written, of the headings that the next one may stand below.
  private var open: [Int] = []

  /// The level on the page of the next heading.
  mutating func level(of written: Int) -> Int {
    while let last = open.last, last >= written { open.removeLast() }
    open.append(written)
    return min(6, open.count + 1)
  }
}
