import Markdown

/// The `[ ]` or `[x]` at the very start of a list item, which HedgeDoc shows as a checkbox.
struct TaskMarker {
  let isChecked: Bool
  /// The three characters.
  let range: Range<Int>
  /// The item's children without the marker.
  let rest: [Node]

  init?(_ item: Node) {
    guard let paragraph = item.children.first, case .paragraph = paragraph.kind,
      let first = paragraph.children.first, case .text(let text) = first.kind
    else { return nil }
    let marker = Array(text.utf8.prefix(3))
    guard marker.count == 3, marker[0] == UInt8(ascii: "["), marker[2] == UInt8(ascii: "]") else { return nil }
    switch marker[1] {
    case UInt8(ascii: " "): isChecked = false
    case UInt8(ascii: "x"), UInt8(ascii: "X"): isChecked = true
    default: return nil
    }
    let start = first.range.lowerBound
    range = start..<min(start + 3, first.range.upperBound)
    let remainder = String(decoding: text.utf8.dropFirst(3), as: UTF8.self)
    let behind = Node(.text(remainder), range.upperBound..<first.range.upperBound)
    let opening = Node(.paragraph, paragraph.range, children: [behind] + paragraph.children.dropFirst())
    rest = [opening] + item.children.dropFirst()
  }
}
