/// Inside `<table>` only its parts are allowed: browsers move other content out of it, so it gets a cell here.
extension FragmentWriter {
  var isBetweenCells: Bool {
    switch open.last?.tag {
    case .table, .thead, .tbody, .tfoot, .tr, .colgroup: true
    default: false
    }
  }

  mutating func openCell(at place: Range<Int>) {
    let empty = place.lowerBound..<place.lowerBound
    if let last = open.last, last.tag == .colgroup {
      guard !last.isRenderers else { return }
      close(from: open.count - 1, at: empty)
    }
    if open.last?.tag != .tr { open(Element(.tr), byRenderer: false, at: empty) }
    open(Element(.td), byRenderer: false, at: empty)
  }

  /// Before a part of a table: closes the elements that it implicitly ends and opens the row it needs; returns false if
  /// there is no table for it.
  mutating func makeRoom(forTablePart tag: Tag, at place: Range<Int>) -> Bool {
    let empty = place.lowerBound..<place.lowerBound
    var index = open.count - 1
    while index >= 0 {
      let entry = open[index]
      if let parent = entry.tag, tag.fits(in: parent) {
        close(from: index + 1, at: empty)
        if tag == .td || tag == .th, parent != .tr { open(Element(.tr), byRenderer: false, at: empty) }
        if tag == .col, parent == .table { open(Element(.colgroup), byRenderer: false, at: empty) }
        return true
      }
      if entry.isRenderers || entry.tag == .table { return false }
      index -= 1
    }
    return false
  }
}

extension Tag {
  var isTablePart: Bool {
    switch self {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: true
    default: false
    }
  }

  fileprivate func fits(in parent: Tag) -> Bool {
    switch self {
    case .caption, .colgroup, .tbody, .tfoot, .thead: parent == .table
    case .col: parent == .colgroup || parent == .table
    case .tr: parent == .table || parent == .thead || parent == .tbody || parent == .tfoot
    case .td, .th: parent == .tr || parent == .table || parent == .thead || parent == .tbody || parent == .tfoot
    default: false
    }
  }
}
