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
  /// The marker of notes that stands in something, where HedgeDoc hides more than is hidden here, or anything at all.
  public let enclosedNote: (marker: Range<Int>, enclosure: NoteEnclosure)?
  /// All notes as they are shown to the speaker: Markdown too, which HedgeDoc leaves raw up to the first empty line.
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
    let open = found.flatMap { notes in whole.showsAsCode(notes.marker.lowerBound) ? nil : notes }
    let around = open.flatMap {
      NoteEnclosure.around($0.marker.lowerBound, in: whole, file.bytes, slide: slide.range)
    }
    enclosedNote = open.flatMap { notes in around.map { (notes.marker, $0.enclosure) } }
    let marked: SpeakerNotes? =
      switch around?.enclosure {
      case .comment, .formula: nil
      case .box, .element: open?.ending(at: around?.end ?? slide.range.upperBound, in: file.bytes)
      case nil: open
      }
    let parts = marked.map { NoteParts($0, of: slide.range, in: file.bytes, whole) }
    let before = parts?.shown ?? whole
    let asides = AsideNotes(before.blocks, in: file.bytes)
    notes = marked ?? asides.notes.first
    let spoken = asides.notes.map { Document.read(file.bytes, in: $0.text) } + (parts.map { [$0.spoken] } ?? [])
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
    enclosedNote = other.enclosedNote
  }
}
