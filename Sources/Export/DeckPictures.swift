extension Chromium {
  /// One PNG a slide of a deck's page, with all fragments shown; width and height in pixels.
  public func pictures(
    of path: String, in site: Site, slides: [(h: Int, v: Int)], width: Int = 1280, height: Int = 720
  ) throws(ExportFault) -> [[UInt8]] {
    struct Shot: Encodable {
      let format = "png"
      let optimizeForSpeed = false
    }
    let page = try open(path + "?view=slides&controls=false&progress=false", of: site, width: width, height: height)
    defer { page.close() }
    try page.waitUntilReady()
    var pictures: [[UInt8]] = []
    for slide in slides {
      try page.evaluate(
        """
        (Reveal.slide(\(slide.h), \(slide.v), 999), new Promise(done =>
          requestAnimationFrame(() => requestAnimationFrame(() => done('')))))
        """)
      pictures.append(try page.bytes("Page.captureScreenshot", Shot(), "slide \(slide.h + 1) to be taken"))
    }
    return pictures
  }
}
