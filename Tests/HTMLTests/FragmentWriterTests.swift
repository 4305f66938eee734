import Testing

@testable import HTML

/// Nesting of the renderer's elements with those of authors.
@Suite struct FragmentWriterTests {
  private let nowhere = 0..<0

  @Test func anAuthorsEndTagStopsAtTheRenderersElement() {
    let fragment = build {
      $0.start(.section, at: nowhere)
      $0.author("<div>", at: 0)
      $0.start(.p, at: nowhere)
      $0.author("x</p></div></section>", at: 5)
      $0.end(.p, at: nowhere)
      $0.text("y", at: nowhere)
      $0.end(.section, at: nowhere)
    }
    #expect(fragment.html() == "<section><div><p>x</p>y</div></section>")
    #expect(fragment.drops.map(\.what) == ["p", "div", "section"])
    #expect(fragment.drops.allSatisfy { $0.reason == .unbalancedEnd })
  }

  @Test func anElementInAParagraphEndsWithIt() {
    let fragment = build {
      $0.start(.p, at: nowhere)
      $0.author("<font color=red><b>", at: 0)
      $0.text("x", at: nowhere)
      $0.end(.p, at: nowhere)
      $0.start(.p, at: nowhere)
      $0.author("</font>", at: 0)
      $0.end(.p, at: nowhere)
    }
    #expect(fragment.html() == #"<p><font color="red"><b>x</b></font></p><p></p>"#)
    #expect(fragment.drops == [Removal(what: "font", reason: .unbalancedEnd, place: 0..<7)])
  }

  @Test func anElementBetweenParagraphsStaysOpen() {
    let fragment = build {
      $0.author("<center>", at: 0)
      $0.start(.p, at: nowhere)
      $0.text("x", at: nowhere)
      $0.end(.p, at: nowhere)
      $0.author("</center>y", at: 0)
    }
    #expect(fragment.html() == "<center><p>x</p></center>y")
    #expect(fragment.drops.isEmpty)
  }

  @Test func aParagraphOfMarkdownEndsAnAuthors() {
    let fragment = build {
      $0.author("<p align=center>", at: 0)
      $0.start(.p, at: nowhere)
      $0.text("x", at: nowhere)
      $0.end(.p, at: nowhere)
      $0.author("</p></p>", at: 50)
    }
    #expect(fragment.html() == #"<p align="center"></p><p>x</p>"#)
    #expect(fragment.drops == [Removal(what: "p", reason: .unbalancedEnd, place: 54..<58)])
  }

  @Test func piecesOfOneElementBelongTogether() {
    let fragment = build {
      $0.start(.p, at: 10..<30)
      $0.author("<font color=red>", at: 10)
      $0.start(.strong, at: 26..<28)
      $0.text("x", at: 28..<29)
      $0.end(.strong, at: 29..<31)
      $0.author("</font>", at: 31)
      $0.end(.p, at: 38..<38)
    }
    #expect(fragment.html() == #"<p><font color="red"><strong>x</strong></font></p>"#)
    #expect(fragment.nodes[1].partner == 5)
    #expect(fragment.nodes[1].place == 10..<26)
    #expect(fragment.nodes[5].place == 31..<38)
  }

  @Test func aStyleElementInPiecesIsGivenBack() {
    let fragment = build {
      $0.start(.p, at: nowhere)
      $0.author("<style>", at: 3)
      $0.text(".a { color: red }", at: 10..<27)
      $0.author("</style>", at: 27)
      $0.text("x", at: nowhere)
      $0.end(.p, at: nowhere)
    }
    #expect(fragment.html() == "<p>x</p>")
    #expect(fragment.styles == [Fragment.Style(css: ".a { color: red }", place: 10..<27)])
    #expect(fragment.drops.isEmpty)
  }

  @Test func aRemovedElementHidesNothingBeyondItsBlock() {
    let fragment = build {
      $0.start(.p, at: nowhere)
      $0.author("<svg a=b>", at: 0)
      $0.text("x", at: nowhere)
      $0.end(.p, at: nowhere)
      $0.author("</svg>", at: 0)
      $0.text("y", at: nowhere)
    }
    #expect(fragment.html() == "<p>x</p>y")
    #expect(fragment.drops.map(\.reason) == [.element, .unbalancedEnd])
  }

  @Test func markdownInAnAuthorsTableStaysInItsCell() {
    let fragment = build {
      $0.author("<table><tr>\n", at: 0)
      $0.start(.p, at: nowhere)
      $0.text("x", at: nowhere)
      $0.end(.p, at: nowhere)
      $0.author("</tr></table>", at: 0)
    }
    #expect(fragment.html() == "<table><tr>\n<td><p>x</p></td></tr></table>")
  }

  @Test func theRenderersAttributesGoThroughTheRulesToo() {
    let fragment = build {
      $0.start(.a, [("href", "javascript:x"), ("title", "\"x\""), ("onclick", "y")], at: 4..<9)
      $0.end(.a, at: nowhere)
      $0.void(.input, [("type", "checkbox"), ("disabled", ""), ("aria-label", "x")], at: nowhere)
      $0.start(.section, [("data-background", "url(x)"), ("data-background-image", "./x.png")], at: 9..<9)
    }
    #expect(
      fragment.html() == #"<a title="&quot;x&quot;"></a><input type="checkbox" disabled="" aria-label="x">"#
        + #"<section data-background-image="./x.png"></section>"#)
    #expect(fragment.drops.map(\.what) == ["href", "onclick", "data-background"])
  }

  @Test func endsWithoutStartsAndStartsWithoutEndsAreBalanced() {
    let fragment = build {
      $0.end(.p, at: nowhere)
      $0.start(.ul, at: nowhere)
      $0.start(.li, at: nowhere)
      $0.start(.em, at: nowhere)
      $0.end(.li, at: nowhere)
    }
    #expect(fragment.html() == "<ul><li><em></em></li></ul>")
  }

  @Test func aDropIsSaidWhereItsLineIs() {
    let fragment = build {
      $0.author(
        "<b\nonclick=x>\n</i>", at: 7, lines: [(piece: 0, file: 7), (piece: 3, file: 12), (piece: 14, file: 30)])
    }
    #expect(fragment.drops.map(\.place) == [20..<21, 30..<34])
    #expect(fragment.nodes[0].place == 7..<22)
  }

  @Test func depthIsLimitedForAuthorsAndRenderer() {
    let authors = build { $0.author(String(repeating: "<div>", count: 500) + "x", at: 0) }
    #expect(authors.nodes.count == 201)
    #expect(authors.drops.count == 400)
    #expect(authors.drops.last == Removal(what: "div", reason: .limit, place: 2495..<2500))
    let renderers = build { writer in
      for _ in 0..<1000 { writer.start(.blockquote, at: nowhere) }
      writer.text("x", at: nowhere)
      for _ in 0..<1000 { writer.end(.blockquote, at: nowhere) }
      writer.text("y", at: nowhere)
    }
    #expect(renderers.nodes.count == 802)
    #expect(renderers.html().hasSuffix("</blockquote>y"))
  }

  @Test func attributesAndDropsAreLimited() {
    let many = (0..<40).map { "data-id\($0)=x" }.joined(separator: " ")
    let long = String(repeating: "x", count: 5000)
    let fragment = build { $0.author("<b \(many)><i title='\(long)'>", at: 0) }
    #expect(fragment.html() == "<b><i></i></b>")
    #expect(fragment.drops.count == 34)
    #expect(fragment.drops.suffix(2).map(\.reason) == [.limit, .limit])
    let noisy = build { $0.author(String(repeating: "</i>", count: 5000), at: 0) }
    #expect(noisy.drops.count == 1001)
    #expect(noisy.drops.last?.reason == .limit)
  }

  @Test func aCommentSetsAttributes() {
    var fragment = build {
      $0.start(.p, [("class", "a")], at: nowhere)
      $0.comment(" .element: class=\"fragment\" ", at: 3..<40)
      $0.end(.p, at: nowhere)
    }
    fragment.setAttribute("class", "fragment", onNode: 0, at: 3..<40)
    fragment.setAttribute("id", "x", onNode: 0, at: 3..<40)
    fragment.setAttribute("style", "color: red", onNode: 0, at: 3..<40)
    fragment.setAttribute("onclick", "x", onNode: 0, at: 3..<40)
    fragment.setAttribute("data-background-iframe", "x", onNode: 0, at: 3..<40)
    fragment.setAttribute("class", "x", onNode: 1, at: 3..<40)
    fragment.setAttribute("class", "x", onNode: 99, at: 3..<40)
    #expect(fragment.html() == #"<p class="fragment" id="u-x"></p>"#)
    #expect(fragment.drops.map(\.what) == ["onclick", "data-background-iframe"])
    let attributes = [("class", "fragment"), ("id", "u-x"), ("style", "color: red")].map(Attribute.init)
    #expect(fragment.nodes[0].kind == .start(Element(.p, attributes)))
  }

  @Test func picturesMayBeHeldToSomeHosts() {
    let source = "<img src=https://a.example/x alt=x><img src=y><img src=http://b.example/z>"
    func html(_ pictures: Policy.Pictures) -> String {
      var writer = FragmentWriter(policy: Policy(pictures: pictures))
      writer.author(source, at: 0)
      return writer.finish().html()
    }
    #expect(html(.local) == #"<img alt="x"><img src="y"><img>"#)
    #expect(html(.hosts(["a.example"])) == #"<img src="https://a.example/x" alt="x"><img src="y"><img>"#)
  }

  @Test func textIsWhatAReaderSees() {
    let fragment = build {
      $0.author("<h1>ü  <b>🙂</b>\n x</h1><p>a<br>b &amp; c</p><!-- no --><table><tr><td>1<td>2<tr><td>3</table>", at: 0)
      $0.start(.pre, at: nowhere)
      $0.start(.code, at: nowhere)
      $0.text("a  b\nc\n", at: nowhere)
      $0.end(.pre, at: nowhere)
      $0.void(.img, [("class", "emoji"), ("alt", ":tada:")], at: nowhere)
      $0.void(.img, [("src", "x.png"), ("alt", "no")], at: nowhere)
    }
    #expect(fragment.text() == "ü 🙂 x\na\nb & c\n1 2\n3\na  b\nc\n:tada:")
    #expect(fragment.text(of: 0..<fragment.nodes[0].partner) == "ü 🙂 x")
  }

  private func build(_ write: (inout FragmentWriter) -> Void) -> Fragment {
    var writer = FragmentWriter()
    write(&writer)
    let fragment = writer.finish()
    fragment.expectBalanced()
    return fragment
  }
}
