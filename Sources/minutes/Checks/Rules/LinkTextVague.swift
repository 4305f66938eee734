import Bytes
import Decks
import Diagnostics

/// The text of a link wants to say where it leads.
enum LinkTextVague {
  static let rule = Rule(
    "link-text-vague", .note, "a link whose text says nothing of where it leads",
    """
    Who listens to a page hears its links one after the other, and who prints it has the text alone: "here" tells them nothing.

    Wrong: `The plan is [here](https://example.org/plan).`
    Right: `See [the plan](https://example.org/plan).`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    for checked in subject.slides {
      for link in checked.facts.links
      where !link.place.isEmpty && !link.href.utf8.isEmpty && words.contains(plain(link.text)) {
        found.append(
          rule.finding("link needs a text that says where it leads", at: link.place, in: subject.file))
      }
    }
  }

  private static func plain(_ text: String) -> String {
    let bytes = text.withBytes { text in text[text.trimmed(0..<text.count)].asciiLowercased() }
    return String(decoding: bytes.filter { !".,:!?".utf8.contains($0) }, as: UTF8.self)
  }

  private static let words: Set<String> = [
    "here", "click here", "this", "this link", "link", "the link", "read more", "more", "hier", "hier klicken",
    "dieser link", "mehr", "weiterlesen",
  ]
}
