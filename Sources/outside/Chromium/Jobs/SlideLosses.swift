import Checks
import Decks
import Diagnostics
import Presentation

extension ExportedDeck {
  /// What a PDF or pictures do not show as it should be seen, at the lines of their slides.
  ///
  /// `shown` are the numbers of the slides that were made, from 0, in order.
  func findings(_ losses: [SlideLoss], of shown: [Int]) -> [Diagnostic] {
    guard !losses.isEmpty else { return [] }
    let found = Self.gathered(losses).compactMap { loss -> Diagnostic? in
      guard shown.indices.contains(loss.slide) else { return nil }
      let content = contents[shown[loss.slide]]
      let (rule, message) = Self.sentence(loss.kind)
      return Diagnostic(
        rule: rule, severity: .warning, message: message, file: file, range: Self.place(of: content, in: file))
    }
    return Check.told(found, in: CheckInput(deck: deck, community: community, contents: contents))
  }

  /// Letters without a font are told once, at the first slide that has some.
  private static func gathered(_ losses: [SlideLoss]) -> [SlideLoss] {
    var letters: [Unicode.Scalar] = []
    var first: Int?
    for loss in losses {
      guard case .letters(let some) = loss.kind else { continue }
      if first == nil { first = loss.slide }
      for letter in some.unicodeScalars where letter.value > 0x20 && !letters.contains(letter) {
        letters.append(letter)
      }
    }
    guard let first else { return losses }
    let told = letters.filter { $0 != "\u{2026}" }
    var shown = ""
    shown.unicodeScalars.append(contentsOf: told.prefix(12))
    if told.count > 12 || told.count < letters.count { shown += " …" }
    return losses.filter { if case .letters = $0.kind { false } else { true } }
      + [SlideLoss(slide: first, kind: .letters(shown))]
  }

  /// The slide's heading, else all of it.
  private static func place(of content: SlideContent, in file: SourceFile) -> Range<Int> {
    SlideFacts(content).headings.first?.place ?? content.slide.content(in: file.bytes)
      ?? content.slide.range.lowerBound..<content.slide.range.lowerBound
  }

  private static func sentence(_ kind: SlideLoss.Kind) -> (rule: String, message: String) {
    switch kind {
    case .high: (PageRule.tooFull, "slide does not fit the stage however small it is shown, and ends before its text")
    case .small(let letters):
      (PageRule.tooFull, "slide fits the stage only in letters of \(Int(letters)) dots, too small to read; split it")
    case .wide: (PageRule.tooWide, "slide has something wider than the stage, and shows it with its lines broken")
    case .notes: (PageRule.tooFull, "notes are longer than the room below their slide, and end before their text")
    case .picture(let address):
      (PageRule.picture, "picture \(address) could not be shown; its description stands in its place")
    case .formula(let why): (PageRule.formulaFaulty, "formula cannot be set: \(why)")
    case .letters(let letters):
      (
        FileRule.fontMissing.id,
        "signs \(letters) have no font on this machine and are not shown; \"apt install fonts-noto-color-emoji\" brings most"
      )
    }
  }
}
