import Content

/// The anchors that Docusaurus generates for the headings of a page (github-slugger 1.5).
struct HeadingAnchors: Sendable {
  private var anchors: Set<String> = []
  /// The number of previous headings with the same name.
  private var counts: [String: Int] = [:]

  init(_ blocks: [Block]) { add(blocks) }

  /// The anchor that an author's fragment refers to, ignoring case, since HedgeDoc keeps the heading's case.
  func anchor(of fragment: String) -> String? {
    let slug = Self.slug(fragment)
    return anchors.contains(slug) ? slug : nil
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(_, let pieces):
        let slug = Self.slug(pieces.plainText)
        var name = slug
        while !anchors.insert(name).inserted {
          counts[slug, default: 0] += 1
          name = "\(slug)-\(counts[slug, default: 0])"
        }
      case .quote(let inner): add(inner)
      case .admonition(let box): add(box.blocks)
      case .list(let list): for item in list.items { add(item) }
      default: break
      }
    }
  }

  /// The text in lower case, with hyphens for spaces, and only letters, digits, `-` and `_`.
  static func slug(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .control: output += scalar == "\u{20}" || scalar == "\n" ? "-" : ""
      case .uppercaseLetter, .titlecaseLetter, .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
        output += scalar.properties.lowercaseMapping
      default: if scalar == "-" { output += "-" }
      }
    }
    return output
  }
}
