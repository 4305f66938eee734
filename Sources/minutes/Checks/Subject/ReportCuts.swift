import Decks
import Diagnostics
import Reports

/// A report as slides, cut as `build` cuts it.
struct ReportCuts {
  private(set) var slides: [Slide] = []
  private(set) var separators: [Separator] = []
  /// The first slide is the title slide, or becomes part of it.
  private(set) var hasTitle = false

  init() {}

  init(_ report: Report) {
    let outline = report.outline
    hasTitle = outline.hasOwnHeading || outline.lead != nil
    if let lead = outline.lead { slides.append(Slide(h: 0, v: 0, range: lead)) }
    for slice in outline.slides {
      let cuts = Separator.all(in: report.file.bytes, range: slice)
      separators += cuts
      for slide in Slide.all(body: slice, separators: cuts) {
        slides.append(Slide(h: slide.h, v: slides.count, range: slide.range))
      }
    }
  }
}
