import Decks
import Diagnostics
import HTML

/// A slide wants something on it.
enum EmptySlide {
  static let rule = Rule(
    "empty-slide", .warning, "a slide with nothing on it",
    """
    Two separators with nothing between, or a separator at the end, make a blank slide that the audience has to look at.

    Wrong: `----`, an empty line, `---`
    Right: one separator

    Remove one of the two separators. A slide that shows only a background is none.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote, subject.slides.count > 1 else { return }
    for (index, checked) in subject.slides.enumerated() where isEmpty(checked, subject) {
      guard let separator = separator(nextTo: index, in: subject) else { continue }
      let isLast = index == subject.slides.count - 1
      found.append(
        rule.finding(
          isLast ? "separator at the end makes an empty slide" : "slide has nothing on it",
          at: separator.hyphens, in: subject.file,
          fixes: [fix(separator, isSafe: isLast && checked.slide.content(in: subject.file.bytes) == nil)]))
    }
  }

  private static func isEmpty(_ checked: CheckedSlide, _ subject: CheckInput) -> Bool {
    guard let content = checked.slide.content(in: subject.file.bytes) else { return true }
    guard checked.content.attributes.isEmpty, checked.content.notes == nil else { return false }
    // Comments alone show nothing either; half of one, cut by a separator, is another rule's.
    return subject.withText { text in
      text.has("<!--", at: content.lowerBound, limit: content.upperBound)
        && checked.content.fragment.nodes.allSatisfy {
          if case .comment = $0.kind { true } else { false }
        } && checked.content.fragment.drops.isEmpty && checked.content.fragment.styles.isEmpty
        && subject.lines.comment(at: content.lowerBound)?.lowerBound == content.lowerBound
    }
  }

  /// The separator to be removed, so that the columns around keep their shape: the vertical one of two kinds.
  private static func separator(nextTo index: Int, in subject: CheckInput) -> Separator? {
    let slide = subject.slides[index].slide
    let before = subject.separator(endingAt: slide.range.lowerBound)
    let after = subject.separator(beginningAt: slide.range.upperBound)
    guard let before, let after else { return before ?? after }
    return before.kind == .horizontal && after.kind == .vertical ? after : before
  }

  /// Safe where nothing stands on the slide: a comment would go to the slide before.
  private static func fix(_ separator: Separator, isSafe: Bool) -> Fix {
    // The newline before the hyphens belongs to the line above: without it the fix would leave a line open.
    let edit = Edit(range: separator.hyphens.lowerBound..<separator.range.upperBound, replacement: [])
    return Fix(title: "remove the separator", safety: isSafe ? .safe : .suggested, edits: [edit])
  }
}
