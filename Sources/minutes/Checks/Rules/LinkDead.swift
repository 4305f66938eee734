import Bytes
import Decks
import Diagnostics
import HTML
import Markdown

/// A link wants to lead to something that is there.
enum LinkDead {
  static let rule = Rule(
    "link-dead", .warning, "a link to a file or place that the archive does not have",
    """
    On the website links between archived files lead from page to page, also where they are written as an address of the
    repository. One that leads to nothing shows its text only; one whose place behind `#` is missing leads to the top. In a deck,
    such a place is a slide (`#/2/1`), an `id`, or a heading.

    Wrong: `[see there](#nowhere)`
    Right: `[see there](#/0)`, or a file that is there: `[minutes](./20240926.md#team-iaas)`
    """,
    check: check)

  /// Files are looked at where pages are made; what is wrong within a deck can be seen without.
  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard subject.isDeck else { return }
    var places: Set<[UInt8]>?
    subject.forEachNode { node in
      guard case .link(let address, _) = node.kind, address.utf8.first == UInt8(ascii: "#"), address.utf8.count > 1
      else {
        return
      }
      let wanted = Array(PercentEncoding.decoded(Array(address.utf8.dropFirst())).utf8)
      let known = places ?? all(subject)
      places = known
      guard !known.contains(wanted), !known.contains(key(wanted)) else { return }
      found.append(
        rule.finding(
          "link \(address) leads to nothing in the deck", at: node.addressRange ?? node.range, in: subject.file,
          notes: [Note("correct it to a slide such as #/2 or to a heading, or take the link out")]))
    }
  }

  /// The numbers of slides, ids as they are, and headings with nothing but their letters and digits.
  private static func all(_ subject: CheckInput) -> Set<[UInt8]> {
    var places: Set<[UInt8]> = [Array("/".utf8)]
    for checked in subject.slides {
      let slide = checked.slide
      places.insert(Array("/\(slide.h)/\(slide.v)".utf8))
      places.insert(Array("/\(slide.h)".utf8))
      for heading in checked.facts.headings { places.insert(key(Array(heading.text.utf8))) }
      for assignment in checked.content.attributes where assignment.name.utf8.elementsEqual("id".utf8) {
        places.insert(Array(assignment.value.utf8))
      }
      for node in checked.content.fragment.nodes {
        guard case .start(let element) = node.kind, let id = element["id"] else { continue }
        places.insert(Array(id.utf8))
        if id.utf8.starts(with: "u-".utf8) { places.insert(Array(id.utf8.dropFirst(2))) }
      }
    }
    return places
  }

  private static func key(_ text: [UInt8]) -> [UInt8] {
    var key = "#"
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil { key += properties.lowercaseMapping }
    }
    return Array(key.utf8)
  }
}
