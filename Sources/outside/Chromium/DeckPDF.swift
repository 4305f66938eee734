extension Chromium {
  /// Returns a tagged PDF with an outline and one page for each slide; the same bytes for the same page.
  ///
  /// - Parameters:
  ///   - path: The page's path in `site`.
  ///   - slides: Number of slides; another number of pages is an error.
  ///   - stage: Size of a page in CSS pixels.
  /// - Throws: `ExportFault` if Chromium fails, its time limit has passed, or a slide does not fit its page.
  public func pdf(
    of path: String, in site: VisibleFiles, slides: Int, stage: (width: Int, height: Int)
  ) throws(ExportFault) -> [UInt8] {
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
    let page = try open(path + "?print-pdf", of: site, width: stage.width, height: stage.height)
    defer { page.close() }
    try page.waitUntilReady()
    let bytes = try page.bytes(
      "Page.printToPDF", Print(paperWidth: Double(stage.width) / 96, paperHeight: Double(stage.height) / 96),
      "\(path) to be printed")
    guard let pages = PDFPages.count(in: bytes) else {
      throw ExportFault(
        "Chromium wrote a PDF that is not understood; use another Chromium, named with MINUTES_CHROMIUM")
    }
    guard pages == slides else {
      throw ExportFault(
        "\(path) has \(slides) slides and became \(pages) pages; a slide is fuller than its page, \"minutes check\" names it"
      )
    }
    return PDFPages.withoutTime(bytes)
  }
}
