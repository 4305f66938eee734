import SVG
import Testing

/// Untrusted SVG becomes a passive drawing, or is refused.
@Suite struct SafeSVGTests {
  private func safe(_ svg: String, prefix: String = "") throws -> String {
    String(decoding: try SafeSVG(Array(svg.utf8), idPrefix: prefix).bytes, as: UTF8.self)
  }

  private let open = "<svg xmlns=\"http://www.w3.org/2000/svg\">"

  @Test func shapesAndTextStay() throws {
    let drawing = "<g fill=\"rgb(1, 2, 3)\"><path d=\"M0 0L1 1\"></path><text x=\"1\">ä 🚀 &lt;b&gt;</text></g>"
    #expect(try safe("<svg>\(drawing)</svg>") == open + drawing + "</svg>")
  }

  @Test func idsAreMadeOnesOwn() throws {
    let drawing = "<svg><marker id=\"a\"></marker><path marker-end=\"url(#a)\" fill=\"url(#b)\"/></svg>"
    let wanted = "<marker id=\"d-a\"></marker><path marker-end=\"url(#d-a)\" fill=\"url(#d-b)\"></path></svg>"
    #expect(try safe(drawing, prefix: "d-") == open + wanted)
  }

  @Test(arguments: [
    "<svg><script>alert(1)</script></svg>",
    "<svg><foreignObject><img src=\"x\" onerror=\"a()\"/></foreignObject></svg>",
    "<svg onload=\"a()\"></svg>", "<svg><style>*{fill:red}</style></svg>", "<svg><image href=\"https://e/x\"/></svg>",
    "<svg style=\"fill:url(https://e/x)\"></svg>", "<svg><use href=\"#a\"/></svg>",
    "<svg fill=\"url(https://e/x)\"></svg>", "<svg><animate attributeName=\"href\" to=\"javascript:a()\"/></svg>",
    "<svg fill=\"\\75rl(x)\"></svg>", "<svg xml:base=\"https://e\"></svg>",
  ])
  func whatDoesMoreIsGone(_ svg: String) throws {
    let read = try SafeSVG(Array(svg.utf8))
    #expect(String(decoding: read.bytes, as: UTF8.self) == open + "</svg>")
    #expect(read.dropped.count == 1)
  }

  /// A link is replaced by its content.
  @Test func linksKeepTheirText() throws {
    #expect(try safe("<svg><a href=\"x\"><text>ä</text></a></svg>") == open + "<text>ä</text></svg>")
  }

  @Test(arguments: [
    ("", "it is no SVG"), ("<p></p>", "it is no SVG"), ("<svg>", "an element has no end"),
    ("<svg></g></svg>", "</g> closes nothing"),
    ("<!DOCTYPE svg><svg></svg>", "it has a document type, CDATA or an instruction"),
    ("<svg><![CDATA[x]]></svg>", "it has a document type, CDATA or an instruction"),
    ("<svg>&xxe;</svg>", "a character reference is not known"), ("<svg a=b></svg>", "a value has no quotes"),
    ("<svg a=\"b></svg>", "a value has no end"), ("<svg><!-- </svg>", "a comment has no end"),
  ])
  func whatIsNoDrawingSaysWhy(_ svg: String, _ why: String) {
    #expect(throws: SafeSVG.Fault(why: why)) { try SafeSVG(Array(svg.utf8)) }
  }

  @Test func nestingHasABound() {
    let deep = String(repeating: "<g>", count: 5_000)
    #expect(throws: SafeSVG.Fault(why: "it is nested too deeply")) { try SafeSVG(Array("<svg>\(deep)".utf8)) }
  }

  @Test func whatWasWrittenIsReadAlike() throws {
    let once = try safe("<svg viewBox='0 0 1 1'><title>&quot;ä&quot;</title><text>a&amp;b</text></svg>")
    #expect(try safe(once) == once)
  }
}

/// Text of a drawing.
struct SVGWordsTests {
  @Test func labelsAreWordsWithoutTitleOrMarkup() {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg"><title>Flowchart</title><desc>How</desc><style>.a{}</style><g><text><tspan>Log
      in</tspan><tspan> here</tspan></text><text>a &amp; b</text><text>a &amp; b</text><path d="M0 0"/></g></svg>
      """
    #expect(SVGWords.all(in: Array(svg.utf8)) == ["Log in here", "a & b"])
  }

  @Test func whatIsNoDrawingHasNone() {
    #expect(SVGWords.all(in: Array("<svg><text>a</text><![CDATA[x]]></svg>".utf8)).isEmpty)
  }
}
