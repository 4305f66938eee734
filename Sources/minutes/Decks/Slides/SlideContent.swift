public import Diagnostics
public import HTML
public import Markdown

/// The content of a slide: the Markdown with its places, and the HTML made of it.
public struct SlideContent: Sendable {
  public let slide: Slide
  /// The author's text as a tree, without speaker notes.
  public let document: Document
  /// The rendered slide; `.element` comments have been applied.
  public let fragment: Fragment
  /// The attributes that `.slide` comments set, in order of first mention; a later one wins.
  public let attributes: [SlideAssignment]
  /// Whether an attribute comment has an assignment that HedgeDoc does not read.
  public let hasIgnoredComments: Bool
  /// The text after `note:`, else the content of the first `<aside class="notes">`.
  public let notes: SpeakerNotes?
  /// All speaker notes, rendered: including Markdown that HedgeDoc would leave raw up to the first empty line.
  public let notesFragment: Fragment?

  /// Parses and renders a slide of `file`; never fails, problems are in `document.limits` (including those of the
  /// notes) and `fragment.drops`.
  ///
  /// `isTypeset`: set typographic quotes, dashes and dots, which checks do not need. `breaksLines`: line ends of the
  /// source are line breaks, as in HedgeDoc; in documents they are not, as on GitHub. `isProse`: the text is not a
  /// slide, and `Note:` at the start of a line has no special meaning.
  public init(
    _ slide: Slide, in file: SourceFile, isTypeset: Bool = true, breaksLines: Bool = true, isProse: Bool = false
  ) {
    self.slide = slide
    let whole = Document.read(file.bytes, in: slide.range)
    let found = isProse ? nil : SpeakerNotes.find(in: file.bytes, slide: slide.range)
    let marked = found.flatMap { notes in whole.showsAsCode(notes.marker.lowerBound) ? nil : notes }
    let before =
      marked.map { Document.read(file.bytes, in: slide.range.lowerBound..<$0.marker.lowerBound) } ?? whole
    let asides = AsideNotes(before.blocks, in: file.bytes)
    notes = marked ?? asides.notes.first
    let spoken = (asides.notes + (marked.map { [$0] } ?? [])).map { Document.read(file.bytes, in: $0.text) }
    document = Document(blocks: asides.rest, limits: before.limits + spoken.flatMap(\.limits))
    let blocks = spoken.flatMap(\.blocks)
    notesFragment =
      blocks.isEmpty
      ? nil
      : SlideRenderer.render(
        Document(blocks: blocks, limits: []), of: file, idPrefix: "-\(slide.h)-\(slide.v)-note",
        isTypeset: isTypeset, breaksLines: breaksLines)
    var fragment = SlideRenderer.render(
      document, of: file, idPrefix: "-\(slide.h)-\(slide.v)", isTypeset: isTypeset, breaksLines: breaksLines)
    (attributes, hasIgnoredComments) = AttributeComments.apply(to: &fragment)
    self.fragment = fragment
  }

  /// Reuses the content of another slide with the same text, column and row; its places still refer to that file.
  public init(_ other: SlideContent, at slide: Slide) {
    self.slide = slide
    (document, fragment, attributes) = (other.document, other.fragment, other.attributes)
    (hasIgnoredComments, notes, notesFragment) = (other.hasIgnoredComments, other.notes, other.notesFragment)
  }
}

extension Document {
  /// Whether the byte at `offset` is in a code block, which HedgeDoc's `note:` would split.
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
