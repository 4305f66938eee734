import Bytes
import Decks
import Diagnostics

/// A reference wants its definition on the same slide: HedgeDoc reads each slide by itself.
enum ReferenceElsewhere {
  static let rule = Rule(
    "reference-elsewhere", .warning, "a link, picture or footnote whose definition stands on another slide",
    """
    HedgeDoc reads each slide by itself: `[text][label]`, `![text][label]` and `[^1]` show as they are written where
    `[label]: …` stands on another slide. In a report without separators of its own, `build` repeats a definition on the slides
    that need it.

    Wrong: `See [the plan][plan].` with `[plan]: https://example.org` on the next slide
    Right: `See [the plan](https://example.org).`

    `minutes check --unsafe-fixes` repeats the definition at the end of the slide.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote, !subject.separators.isEmpty else { return }
    let definitions = subject.referenceDefinitions
    guard !definitions.isEmpty else { return }
    let known = Dictionary(definitions.map { ($0.label, $0) }) { first, _ in first }
    let references = subject.unresolvedReferences { known[$0] != nil }
    var fixed: Set<Int> = []
    for reference in references {
      guard let definition = known[reference.label],
        let slide = subject.slide(at: reference.place.lowerBound)?.slide.range, !slide.overlaps(definition.place)
      else { continue }
      var fixes: [Fix] = []
      // The first of a slide brings what all of them need.
      if fixed.insert(slide.lowerBound).inserted {
        let labels = Set(references.filter { slide.overlaps($0.place) }.map(\.label))
        let needed = definitions.filter { labels.contains($0.label) && !slide.overlaps($0.place) }
        fixes = [fix(needed, of: definitions, at: slide, subject)]
      }
      found.append(
        rule.finding(
          "reference needs its definition on the same slide", at: reference.place, in: subject.file,
          label: "HedgeDoc shows it as it is written",
          notes: [Note("the definition stands on another slide", file: subject.file, range: definition.place)],
          fixes: fixes))
    }
  }

  private static func fix(
    _ needed: [ReferenceDefinition], of all: [ReferenceDefinition], at slide: Range<Int>, _ subject: CheckInput
  ) -> Fix {
    subject.withText { text in
      let end = text.trimmed(slide).upperBound
      var seen: Set<[UInt8]> = []
      var lines: [UInt8] = []
      for definition in needed where seen.insert(definition.label).inserted {
        lines += [0x0A] + text[definition.place]
      }
      let isBehindOne = all.contains { $0.place.upperBound == end }
      let edit = Edit(range: end..<end, replacement: (isBehindOne ? [] : [0x0A]) + lines)
      let title = seen.count == 1 ? "repeat the definition" : "repeat the definitions"
      return Fix(title: title + " at the end of the slide", safety: .suggested, edits: [edit])
    }
  }
}

/// A reference wants a definition.
enum ReferenceUnknown {
  static let rule = Rule(
    "reference-unknown", .warning, "a link, picture or footnote that nothing defines",
    """
    `[text][label]` is a link only where a line `[label]: address` says where it leads, and `[^1]` a footnote only with
    `[^1]: …`. Without it, readers see the brackets.

    Wrong: `See [the plan][plan].`
    Right: `See [the plan](https://example.org).`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    let labels = Set(subject.referenceDefinitions.map(\.label))
    for reference in subject.unresolvedReferences({ _ in false }) where !labels.contains(reference.label) {
      let name = String(decoding: reference.label, as: UTF8.self)
      found.append(
        rule.finding(
          "reference needs a line \"[\(name)]: …\" that defines it", at: reference.place, in: subject.file))
    }
  }
}
