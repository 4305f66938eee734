import Testing

@testable import Chromium

/// PDF and pictures of a made-up page that reports readiness as a deck's page does.
@Suite(Lab.needsChromium, .serialized) struct DeckFileTests {
  private static func page(_ slides: [String], ready: Bool = true) -> VisibleFiles {
    let html = """
      <!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Ä /Type /Page /Count 99</title><style>
      @font-face{font-family:Lato;src:url(lato.woff2)}body{margin:0;font:40px Lato}section{height:640px;break-after:page;overflow:hidden}
      section:last-child{break-after:auto}.hidden{display:none}</style></head><body>
      \(slides.map { "<section>\($0)</section>" }.joined())
      <script>
      const all=[...document.querySelectorAll('section')];
      window.Reveal={slide(h){all.forEach((s,i)=>s.hidden=i!==h)},getCurrentSlide:()=>all.find(s=>!s.hidden)};
      document.fonts.ready.then(()=>setTimeout(()=>{document.documentElement.dataset.ready='\(ready)'},200));
      </script></body></html>
      """
    let font = (try? Lab.bytes("lato-regular.woff2")) ?? []
    return VisibleFiles { path in path == "deck.html" ? Array(html.utf8) : path == "lato.woff2" ? font : nil }
  }

  private func pdf(_ slides: [String], expected: Int) throws -> [UInt8] {
    try Lab.withChromium {
      try $0.pdf(of: "deck.html", in: Self.page(slides), slides: expected, stage: (width: 960, height: 700)).bytes
    }
  }

  private static let slides = [
    "<h1>Grüße</h1>", "<a href=\"https://e.example/ziel\">Verweis</a>", "<h2>/Type /Page</h2>",
  ]

  @Test func eachSlideIsOnePage() throws {
    let bytes = try pdf(Self.slides, expected: 3)
    let text = try Lab.output("pdftotext", ["FILE", "-"], about: bytes, ending: "pdf")
    #expect(text.contains("Grüße") && text.contains("Verweis"))
    #expect(try Lab.output("pdfinfo", ["FILE"], about: bytes, ending: "pdf").contains("Tagged:          yes"))
    #expect(try Lab.output("pdffonts", ["FILE"], about: bytes, ending: "pdf").contains("MinutesSans"))
    #expect(String(decoding: bytes, as: UTF8.self).contains("/URI (https://e.example/ziel)"))
  }

  @Test func pdfsAreReproducible() throws {
    let one = try pdf(Self.slides, expected: 3)
    #expect(try one == pdf(Self.slides, expected: 3))
    #expect(String(decoding: one, as: UTF8.self).contains("/CreationDate (D:20000101000000+00'00')"))
  }

  @Test func overfullSlidesAreAnError() throws {
    let full = "<style>section{height:auto}</style>" + String(repeating: "<p>🚀 more</p>", count: 30)
    let fault = try #require(throws: ExportFault.self) { try pdf([full], expected: 1) }
    #expect(fault.description.hasPrefix("deck.html has 1 slides and became"))
  }

  @Test func eachSlideIsOnePicture() throws {
    let site = Self.page(["<p style=\"background:#50c3a5;height:700px\">", "<p>Ä 🚀</p>"])
    let pictures = try Lab.withChromium {
      try $0.pictures(of: "deck.html", in: site, slides: [(0, 0), (1, 0), (0, 0)], width: 640, height: 360)
    }
    let size: [UInt8] = [0x49, 0x48, 0x44, 0x52, 0, 0, 0x02, 0x80, 0, 0, 0x01, 0x68]
    for picture in pictures { #expect(Array(picture[12..<24]) == size) }
    #expect(pictures.count == 3 && pictures[0] == pictures[2] && pictures[0] != pictures[1])
  }

  @Test func theTimeLimitEndsWaiting() throws {
    let fault = try #require(throws: ExportFault.self) {
      try Lab.withChromium(seconds: 3) {
        try $0.pictures(of: "deck.html", in: Self.page(["ä"], ready: false), slides: [(0, 0)])
      }
    }
    #expect(
      fault.description
        == "Chromium was stopped after 3 s, waiting for the page to show its slides; export fewer decks at once")
  }

  /// Endless requests of a page do not extend the time limit.
  @Test func endlessRequestsDoNotExtendTheLimit() throws {
    let site = Lab.site("<script>setInterval(()=>fetch('/'+Math.random()).catch(()=>0),1)</script>ä")
    #expect(throws: ExportFault.self) {
      try Lab.withChromium(seconds: 3) { try $0.pictures(of: "deck.html", in: site, slides: [(0, 0)]) }
    }
  }

  @Test func missingPagesAreNamed() throws {
    let fault = try #require(throws: ExportFault.self) {
      try Lab.withChromium { try $0.pictures(of: "no.html", in: Self.page([]), slides: []) }
    }
    #expect(fault.description.hasPrefix("no.html?view=slides&whole&controls=false&progress=false could not be opened"))
  }
}
