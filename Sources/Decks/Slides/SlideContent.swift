public import Diagnostics
public import HTML
public import Markdown

/// What is on one slide: the Markdown with its places, and the page made of it.
public struct SlideContent: Sendable {
  public let slide: Slide
  /// The author's text as a tree, speaker notes left out.
  public let document: Document
  /// The finished slide; `.element` comments have been applied.
  public let fragment: Fragment
  /// What `.slide` comments set on the slide, in order of first mention; a later one wins.
  public let attributes: [SlideAssignment]
  /// Whether a comment that dresses something has an assignment which HedgeDoc does not read.
  public let hasIgnoredComments: Bool
  public let notes: SpeakerNotes?
  /// The notes as they are shown to the speaker: Markdown too, which HedgeDoc leaves raw up to the first empty line.
  public let notesFragment: Fragment?

  /// Reads and renders a slide of `file`; never fails, what went wrong is in `document.limits` and `fragment.drops`.
  ///
  /// `isTypeset`: quotes, dashes and dots as readers see them; who only looks for faults does without.
  public init(_ slide: Slide, in file: SourceFile, isTypeset: Bool = true) {
    self.slide = slide
    let whole = Document.read(file.bytes, in: slide.range)
    let notes = SpeakerNotes.find(in: file.bytes, slide: slide.range)
    if let notes, !whole.showsAsCode(notes.marker.lowerBound) {
      self.notes = notes
      notesFragment =
        notes.text.isEmpty
        ? nil
        : SlideRenderer.render(
          Document.read(file.bytes, in: notes.text), of: file, idPrefix: "-\(slide.h)-\(slide.v)-note",
          isTypeset: isTypeset)
      document = Document.read(file.bytes, in: slide.range.lowerBound..<notes.marker.lowerBound)
    } else {
      self.notes = nil
      notesFragment = nil
      document = whole
    }
    var fragment = SlideRenderer.render(document, of: file, idPrefix: "-\(slide.h)-\(slide.v)", isTypeset: isTypeset)
    (attributes, hasIgnoredComments) = AttributeComments.apply(to: &fragment)
    self.fragment = fragment
  }
}

extension Document {
  /// Whether the byte at `offset` lies in a code block, where HedgeDoc's `note:` would tear the block apart.
  fileprivate func showsAsCode(_ offset: Int) -> Bool {
    var pending = blocks
    while let node = pending.popLast() {
      guard node.range.contains(offset) else { continue }
      if case .codeBlock = node.kind { return true }
      pending += node.children
    }
    return false
  }
}
