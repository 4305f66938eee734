import Bytes
import Decks
import Diagnostics
import HTML

/// A link wants to lead somewhere.
enum LinkEmpty {
  static let rule = Rule(
    "link-empty", .warning, "a link that leads nowhere",
    """
    A link without an address, or with one that no browser or HedgeDoc follows, disappoints whoever clicks. HedgeDoc
    also empties addresses that begin with a file name: they want `./` before it.

    Wrong: `[the draft]()`, `[the draft](draft:example.org)`, `[the draft](draft.md)`
    Right: `[the draft](https://example.org)`, `[the draft](./draft.md)`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    subject.withText { text in
      for checked in subject.slides {
        for node in checked.content.fragment.nodes {
          guard case .start(let element) = node.kind, element.tag == .a, !node.place.isEmpty else { continue }
          guard let address = element["href"], !address.isEmpty else {
            if let finding = withoutAddress(node.place, subject, text) { found.append(finding) }
            continue
          }
          if !subject.isNote, let finding = bare(address, node.place, subject, text) { found.append(finding) }
        }
      }
    }
  }

  /// Nothing is left of the address: it was not there, or was refused.
  private static func withoutAddress(_ place: Range<Int>, _ subject: CheckInput, _ text: ByteText) -> Diagnostic? {
    guard let written = written(in: place, text) else { return nil }
    guard !written.isEmpty else {
      return rule.finding("link needs an address", at: place, in: subject.file)
    }
    return rule.finding("link to \"\(text.string(written))\" leads nowhere", at: written, in: subject.file)
  }

  private static func bare(
    _ address: String, _ place: Range<Int>, _ subject: CheckInput, _ text: ByteText
  ) -> Diagnostic? {
    guard address.withBytes(isBare), let written = written(in: place, text),
      text[written].elementsEqual(address.utf8)
    else { return nil }
    let edit = Edit(range: written.lowerBound..<written.lowerBound, replacement: Array("./".utf8))
    return rule.finding(
      "link to \"\(address)\" needs \"./\" before it", at: written, in: subject.file,
      label: "HedgeDoc drops the address",
      fixes: [Fix(title: "add \"./\"", safety: .suggested, edits: [edit])])
  }

  /// Neither a scheme nor one of the characters that HedgeDoc 1.12 lets a relative address begin with.
  private static func isBare(_ address: ByteText) -> Bool {
    guard let first = address.first, !"./?#".utf8.contains(first) else { return false }
    let end = address.end(of: 0..<address.count) { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
    return end == address.count || address[end] == UInt8(ascii: "/")
  }

  /// The address as it stands in the source: in `[…](…)` or in `href`; `nil` for a link of another form.
  private static func written(in place: Range<Int>, _ text: ByteText) -> Range<Int>? {
    if text[place.lowerBound] == UInt8(ascii: "[") {
      guard text[place.upperBound - 1] == UInt8(ascii: ")") else { return nil }
      var start = place.upperBound - 1
      while start > place.lowerBound + 1,
        !(text[start - 1] == UInt8(ascii: "(") && text[start - 2] == UInt8(ascii: "]"))
      {
        start -= 1
      }
      guard start > place.lowerBound + 1 else { return nil }
      let inside = text.trimmed(start..<(place.upperBound - 1))
      return inside.lowerBound..<text.end(of: inside) { !$0.isASCIIWhitespace }
    }
    guard let attribute = text.find("href=", in: place) else { return nil }
    let rest = (attribute + 5)..<place.upperBound
    guard let quote = text[rest].first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return rest.lowerBound..<text.end(of: rest) { !$0.isASCIIWhitespace && $0 != UInt8(ascii: ">") }
    }
    let start = rest.lowerBound + 1
    return start..<(text.first(quote, in: start..<rest.upperBound) ?? rest.upperBound)
  }
}
