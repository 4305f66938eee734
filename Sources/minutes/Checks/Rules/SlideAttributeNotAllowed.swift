import Diagnostics
import Presentation

/// Comments that dress a slide use attributes that pages have.
enum SlideAttributeNotAllowed {
  static let rule = Rule(
    "slide-attribute-not-allowed", .warning, "an attribute of a slide that pages do not have",
    """
    `<!-- .slide: … -->` may set `class`, `id`, `style`, backgrounds and transitions. Frames and videos as a background show
    what is not in the archive, and may be another thing tomorrow; `data-markdown` and the like load foreign text.

    Wrong: `<!-- .slide: data-background-iframe="https://example.org" -->`
    Right: `<!-- .slide: data-background="./sky.jpg" -->`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    for slide in subject.slides { found += PageFaults.attributes(slide.content, in: subject.file) }
  }
}
