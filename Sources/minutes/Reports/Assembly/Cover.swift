import Diagnostics
import Meetings
import Mustache

/// Front matter, style and first slide of a deck.
struct Cover {
  let community: Community
  let date: Day

  func piece(_ templates: TemplateSet) throws(TemplateSet.Fault) -> DeckFragment {
    .made(Array(try templates.template(.deck).render(values).utf8))
  }

  /// What the template may use; what is empty is missing, so that it opens no section.
  var values: [String: MustacheValue] {
    let words = community.name.utf8.split(separator: 0x20, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
    let texts = [
      "titleYAML": Self.yaml("\(community.name) \(community.series.title) \(date)"),
      "descriptionYAML": Self.yaml("Slides of the \(community.series.title) of \(community.name) on \(date)."),
      "community": community.name,
      "communityFirst": words.first ?? "", "communityRest": words.count > 1 ? words[1] : "",
      "tagline": community.tagline, "callTitle": community.series.title, "date": date.description,
      "theme": community.style.theme, "transition": community.style.transition, "cover": community.style.cover,
    ]
    return texts.filter { !$0.value.isEmpty }.mapValues(MustacheValue.text)
  }

  /// A YAML scalar: plain where that is safe beyond doubt, else in double quotes, with escapes for what YAML 1.2 does not
  /// let stand in a text, or takes for a line break.
  static func yaml(_ text: String) -> String {
    let isPlain = text.utf8.enumerated().allSatisfy { index, byte in
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      return isLetter || (index > 0 && (byte == 0x20 || (0x30...0x39).contains(byte)))
    }
    if isPlain, text.utf8.last != 0x20, text.utf8.contains(0x20) { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
