extension Chromium {
  /// One PNG a slide of a deck's page, with all that it has shown; width and height in pixels.
  public func pictures(
    of path: String, in site: VisibleFiles, slides: [(h: Int, v: Int)], width: Int = 1280, height: Int = 720
  ) throws(ExportFault) -> [[UInt8]] {
    try shownPictures(of: path, in: site, slides: slides, width: width, height: height).pictures
  }

  /// The same, and what of the slides they lack or show too small.
  public func shownPictures(
    of path: String, in site: VisibleFiles, slides: [(h: Int, v: Int)], width: Int = 1280, height: Int = 720
  ) throws(ExportFault) -> (pictures: [[UInt8]], losses: [SlideLoss]) {
    struct Shot: Encodable {
      let format = "png"
      let optimizeForSpeed = false
    }
    let page = try open(
      path + "?view=slides&whole&controls=false&progress=false", of: site, width: width, height: height)
    defer { page.close() }
    try page.waitUntilReady()
    var pictures: [[UInt8]] = []
    for (index, slide) in slides.enumerated() {
      let name = "slide \(index + 1) of \(path)"
      try page.evaluate(Self.show(h: slide.h, v: slide.v), waitingFor: "\(name) to show")
      pictures.append(try page.bytes("Page.captureScreenshot", Shot(), "the picture of \(name)"))
    }
    return (pictures, try SlideLoss.all(on: page))
  }

  /// Script that shows a slide with all fragments, and waits until its pictures and backgrounds are painted.
  private static func show(h: Int, v: Int) -> String {
    """
    (async () => {
      Reveal.slide(\(h), \(v), 999);
      const backgrounds = [...document.querySelectorAll('.slide-background.present .slide-background-content')]
        .map(node => /^url\\("(.*)"\\)$/.exec(getComputedStyle(node).backgroundImage))
        .filter(found => found).map(([, address]) => Object.assign(new Image(), { src: address }));
      const images = [...Reveal.getCurrentSlide().querySelectorAll('img'), ...backgrounds];
      // Decoding errors are ignored: the page itself leaves out pictures that it cannot show.
      await Promise.all(images.map(image => image.decode().catch(() => '')));
      document.dispatchEvent(new Event('deck:fit'));
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      return '';
    })()
    """
  }
}
