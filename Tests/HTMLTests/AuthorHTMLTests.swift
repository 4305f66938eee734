import Testing

@testable import HTML

/// Sanitising of authors' HTML. Each case follows an umlaut and an emoji, and each removal is shown with the bytes
/// of the source that it refers to.
@Suite struct AuthorHTMLTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let source: String
    let html: String
    let drops: [String]
    var testDescription: String { source }

    init(_ source: String, _ html: String, _ drops: String...) {
      self.source = source
      self.html = html
      self.drops = drops
    }
  }

  @Test(arguments: allowed + words + removed + attributes + balance + tables + syntax + graphemes)
  func becomes(_ test: Case) {
    let prefix = "ü🙂 "
    var writer = FragmentWriter()
    writer.author(prefix + test.source, at: 0)
    let fragment = writer.finish()
    let bytes = Array((prefix + test.source).utf8)
    #expect(utf8(fragment.html()) == utf8(prefix + test.html))
    #expect(
      fragment.drops.map { "\($0.what) \($0.reason): \(String(decoding: bytes[$0.place], as: UTF8.self))" }
        == test.drops)
    fragment.expectBalanced()
  }

  /// Compares bytes, because equal strings can have different bytes.
  private func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

  static let allowed = [
    Case("<font color=red size='+2'>rot</font>", #"<font color="red" size="+2">rot</font>"#),
    Case("<B>x</B><BR/>y</br>z", "<b>x</b><br>y<br>z"),
    Case("<font size=12px>x</font>", #"<font size="12">x</font>"#),
    Case(
      "<img src=./bild.png alt=Bild width=50% height=20.5px>",
      #"<img src="./bild.png" alt="Bild" width="50%" height="20">"#),
    Case("<!-- .slide: x --><p>y", "<p>y</p>"),
    Case(
      "<a href='https://example.org/'>x</a>",
      #"<a href="https://example.org/" rel="noopener noreferrer nofollow ugc">x</a>"#),
    Case("<a href=notes.md rel='noopener noreferrer nofollow ugc'>x</a>", #"<a href="notes.md">x</a>"#),
    Case("<p id=x><a href=#x>y</a>", ##"<p id="u-x"><a href="#u-x">y</a></p>"##),
    Case("<p id=u-x><a href=#/2/1>y</a>", ##"<p id="u-x"><a href="#/2/1">y</a></p>"##),
    Case("<details open><summary>x</summary>y</details>", #"<details open=""><summary>x</summary>y</details>"#),
    Case(
      "<span class=' fragment  fade-in ' data-fragment-index=2>x</span>",
      #"<span class="fragment fade-in" data-fragment-index="2">x</span>"#),
    Case(
      "<ol start=-3 type=a reversed><li value=7>x</ol>",
      #"<ol start="-3" type="a" reversed=""><li value="7">x</li></ol>"#),
  ]

  static let words = [
    Case(
      "for <tenant> and </Tenant>", "for &lt;tenant&gt; and &lt;/Tenant&gt;", "tenant element: <tenant>",
      "tenant element: </Tenant>"),
    Case(
      "<a.b> <first name> <n/>", "&lt;a.b&gt; &lt;first name&gt; &lt;n/&gt;", "a.b element: <a.b>",
      "first element: <first name>", "n element: <n/>"),
    Case(
      "<https://example.org/?a=b>", "&lt;https://example.org/?a=b&gt;", "https: element: <https://example.org/?a=b>"),
    Case("<link>", "&lt;link&gt;", "link element: <link>"),
    Case("<input>", "&lt;input&gt;", "input element: <input>"),
    Case("a < b, x <- y, <3", "a &lt; b, x &lt;- y, &lt;3"),
    Case("<button type=submit>go</button>", "go", "button element: <button type=submit>"),
    Case("<section><p>x</p></section>", "<p>x</p>", "section element: <section>"),
    Case("the <title> of it", "the &lt;title&gt; of it", "title element: <title>"),
    Case("<script>alert(1)", "&lt;script&gt;alert(1)", "script element: <script>"),
    Case("x</>y", "x&lt;/&gt;y", " element: </>"),
  ]

  static let removed = [
    Case("x<script>if (a<b) '</div>'</script>y", "xy", "script element: <script>if (a<b) '</div>'</script>"),
    Case("x<SCRIPT src=a></SCRIPT >y", "xy", "script element: <SCRIPT src=a></SCRIPT >"),
    Case("x<svg><b><g a=b></b></svg>y", "xy", "svg element: <svg><b><g a=b></b></svg>"),
    Case("x<svg/>y<math/>z", "xyz", "svg element: <svg/>", "math element: <math/>"),
    Case("<iframe src=x></iframe>y", "y", "iframe element: <iframe src=x></iframe>"),
    Case("<textarea></div><b></textarea>y", "y", "textarea element: <textarea></div><b></textarea>"),
    Case("<select><option>x</select>y", "y", "select element: <select><option>x</select>"),
    Case("<div><svg>x</div>y</svg>", "<div>&lt;svg&gt;x</div>y", "svg element: <svg>", "svg unbalancedEnd: </svg>"),
    Case("x<style>h1 > b {}</style>y", "xy"),
  ]

  static let attributes = [
    Case("<b onclick=x>y</b>", "<b>y</b>", "onclick attribute: x"),
    Case("<b title=x TITLE=z>y</b>", #"<b title="x">y</b>"#, "title attribute: z"),
    Case("<b hidden>y</b>", "<b>y</b>", "hidden attribute: hidden"),
    Case("<b style='color: red'>y</b>", "<b>y</b>"),
    Case("<a href='java&#115;cript:x()'>y</a>", "<a>y</a>", "href address: java&#115;cript:x()"),
    Case("<a href=http://user@example.org/>y</a>", "<a>y</a>", "href address: http://user@example.org/"),
    Case("<img src='data:image/png;base64,x' alt=y>", #"<img alt="y">"#, "src address: data:image/png;base64,x"),
    Case("<a href=x target=_blank>y</a>", #"<a href="x">y</a>"#, "target attribute: _blank"),
    Case("<td colspan=2>x</td>", "x", "td element: <td colspan=2>"),
    Case("<font color='\"#50c3a5\"'>x</font>", "<font>x</font>", "color value: \"#50c3a5\""),
    Case("<b data-markdown=x data-id='a b'>y</b>", "<b>y</b>", "data-markdown attribute: x", "data-id value: a b"),
    Case("<b title='&copy=1 &copy; &lt;'>y</b>", #"<b title="&amp;copy&#61;1 © &lt;">y</b>"#),
    Case("<b title='\"`\t\n\r\n='>y</b>", ##"<b title="&quot;&#96;&#9;&#10;&#10;&#61;">y</b>"##),
  ]

  static let balance = [
    Case(
      "</div>x</section></p>", "x", "div unbalancedEnd: </div>", "section unbalancedEnd: </section>",
      "p unbalancedEnd: </p>"),
    Case("<b><i>x</b>y</i>", "<b><i>x</i></b>y", "i unbalancedEnd: </i>"),
    Case("<p>x<p>y", "<p>x</p><p>y</p>"),
    Case("<ul><li>x<li>y<ul><li>z</ul></ul>", "<ul><li>x</li><li>y<ul><li>z</li></ul></li></ul>"),
    Case("<dl><dt>x<dd>y</dl>", "<dl><dt>x</dt><dd>y</dd></dl>"),
    Case("<a href=x>1<a href=y>2</a>", #"<a href="x">1</a><a href="y">2</a>"#),
    Case("<h1>x<h2>y", "<h1>x</h1><h2>y</h2>"),
    Case("<div>x", "<div>x</div>"),
  ]

  static let tables = [
    Case("<table><tr><td>x<td>y<tr><th>z</table>", "<table><tr><td>x</td><td>y</td></tr><tr><th>z</th></tr></table>"),
    Case("<table>\n<td>x</table>", "<table>\n<tr><td>x</td></tr></table>"),
    Case("<table>x<div>y</div></table>", "<table><tr><td>x<div>y</div></td></tr></table>"),
    Case("<table><col span=2><tr><td>x", #"<table><colgroup><col span="2"></colgroup><tr><td>x</td></tr></table>"#),
    Case("<tr>x</tr>", "x", "tr element: <tr>"),
  ]

  static let syntax = [
    Case("x<!doctype html>y", "xy", "doctype element: <!doctype html>"),
    Case("x<?php y ?>z", "xz", "declaration element: <?php y ?>"),
    Case("x<![CDATA[y]]>z", "xz", "declaration element: <![CDATA[y]]>"),
    Case("x<!-- y", "x", "comment unfinished: <!-- y"),
    Case("x<!-- y --!>z<!-->w<!--->v", "xzwv"),
    Case("x<b title=y", "x&lt;b title=y", "b unfinished: <b title=y"),
    Case("x\r\ny\rz\0&#13;", "x\ny\nz\u{FFFD}&#13;"),
    Case("&amp;lt; &notit; &#x1F642; &#0; &#x110000; &#x80; &NotEqualTilde;", "&amp;lt; ¬it; 🙂 \u{FFFD} \u{FFFD} € ≂̸"),
  ]

  /// A quote or bracket with a combining mark, joiner or variation selector is one `Character`.
  static let graphemes = [
    Case(
      "<img alt=\"x\"\u{301} onerror=y b=\"\">", #"<img alt="x">"#, "\u{301} attribute: \u{301}",
      "onerror attribute: y", "b attribute: "),
    Case("<b title='x\"\u{301} onclick=y'>z</b>", "<b title=\"x&quot;\u{301} onclick&#61;y\">z</b>"),
    Case("<\u{338}b>", "&lt;\u{338}b&gt;"),
    Case("<b>\u{301}x</b>\u{200D}<\u{FE0F}script>", "<b>\u{301}x</b>\u{200D}&lt;\u{FE0F}script&gt;"),
    Case("<\u{212A}bd>", "&lt;\u{212A}bd&gt;"),
    Case("<mar\u{212A} x=y>z", "z", "mar\u{212A} element: <mar\u{212A} x=y>"),
    Case("<!--\u{301}-->\u{301}x<!-- -\u{200D}->y-->", "\u{301}x"),
  ]
}

extension Fragment {
  /// Start and end tokens are balanced and refer to each other.
  func expectBalanced(sourceLocation: SourceLocation = #_sourceLocation) {
    var open: [Int] = []
    for (index, node) in nodes.enumerated() {
      switch node.kind {
      case .start(let element) where !element.tag.isVoid: open.append(index)
      case .end(let tag):
        guard let start = open.popLast(), case .start(let element) = nodes[start].kind else {
          Issue.record("an end without start", sourceLocation: sourceLocation)
          return
        }
        #expect(element.tag == tag, sourceLocation: sourceLocation)
        #expect(node.partner == start && nodes[start].partner == index, sourceLocation: sourceLocation)
      default: #expect(node.partner == index, sourceLocation: sourceLocation)
      }
    }
    #expect(open.isEmpty, sourceLocation: sourceLocation)
  }
}
