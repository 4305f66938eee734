public import Meetings

/// A deck as a PDF.
public struct DeckPDF: Sendable {
  public let bytes: [UInt8]
  /// What of its slides the PDF lacks or shows too small.
  public let losses: [SlideLoss]

  /// What a page of the PDF has besides its slide.
  public struct Form: Sendable {
    /// A page for each step of a slide that is shown step by step.
    public var hasSteps = false
    /// The speaker's notes below each slide.
    public var hasNotes = false
    /// What the file says it was made on.
    public var day: Day?

    public init(hasSteps: Bool = false, hasNotes: Bool = false, day: Day? = nil) {
      (self.hasSteps, self.hasNotes, self.day) = (hasSteps, hasNotes, day)
    }
  }
}

extension Chromium {
  /// Returns a tagged PDF with an outline and one page for each slide; the same bytes for the same page.
  ///
  /// `stage` is the size of a slide's page in CSS pixels; notes take half of its height besides.
  public func pdf(
    of path: String, in site: VisibleFiles, slides: Int, stage: (width: Int, height: Int), form: DeckPDF.Form = .init()
  ) throws(ExportFault) -> DeckPDF {
    struct Print: Encodable {
      let printBackground = true
      let preferCSSPageSize = false
      let paperWidth, paperHeight: Double
      let marginTop = 0
      let marginBottom = 0
      let marginLeft = 0
      let marginRight = 0
      let generateTaggedPDF = true
      let generateDocumentOutline = true
    }
    let query = (form.hasNotes ? "&notes" : "") + (form.hasSteps ? "&pdfSeparateFragments=true" : "")
    let height = form.hasNotes ? stage.height + 8 * Int((Double(stage.height) / 16).rounded()) : stage.height
    let page = try open("\(path)?print-pdf\(query)", of: site, width: stage.width, height: height)
    defer { page.close() }
    try page.waitUntilReady()
    let losses = try SlideLoss.all(on: page)
    let wanted =
      form.hasSteps
      ? Int(
        try page.evaluate("document.querySelectorAll('.pdf-page').length", waitingFor: "\(path) to count its pages"))
      : slides
    let bytes = try page.bytes(
      "Page.printToPDF", Print(paperWidth: Double(stage.width) / 96, paperHeight: Double(height) / 96),
      "\(path) to be printed")
    guard let pages = PDFPages.count(in: bytes) else {
      throw ExportFault(
        "Chromium wrote a PDF that is not understood; use another Chromium, named with MINUTES_CHROMIUM")
    }
    guard pages == wanted else {
      throw ExportFault(
        "\(path) has \(slides) slides and became \(pages) pages; a slide is fuller than its page, \"minutes check\" names it"
      )
    }
    return DeckPDF(bytes: PDFPages.withoutTime(bytes, day: form.day), losses: losses)
  }
}
