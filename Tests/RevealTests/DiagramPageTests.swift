import Diagnostics
import FileTrees
import Foundation
import Presentation
import Reveal
import Testing

@Suite struct DiagramPageTests {
  private let text = Pages.slide("# Ä 🚀\n\n```mermaid\npie\n  x\n```")
  private let source = "pie\n  x\n"

  @Test func aDrawingTakesThePlaceOfItsSource() {
    let page = Pages.page(
      text, drawings: [source: .drawn(svg: Array("<svg></svg>".utf8), width: 400, height: 300, smallestText: 16)])
    #expect(Pages.text(page).contains("<svg></svg>") && !Pages.text(page).contains("<pre"))
    #expect(page.findings.isEmpty)
  }

  @Test func aSecondCopyHasIdsOfItsOwn() {
    let svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><marker id=\"d-a\"></marker><path marker-end=\"url(#d-a)\"></path></svg>"
    let page = Pages.page(
      Pages.slide("```mermaid\npie\n  x\n```\n\n---\n\n```mermaid\npie\n  x\n```"),
      drawings: [source: .drawn(svg: Array(svg.utf8), width: 400, height: 300, smallestText: 16)])
    let html = Pages.text(page)
    #expect(html.contains("url(#d-a)") && html.contains("id=\"r1-d-a\"") && html.contains("url(#r1-d-a)"))
  }

  @Test func smallLettersGetAButtonAndAWord() {
    let page = Pages.page(
      text, drawings: [source: .drawn(svg: Array("<svg></svg>".utf8), width: 2000, height: 300, smallestText: 16)])
    #expect(Pages.text(page).contains("class=\"enlarge\""))
    #expect(page.findings.map(\.rule) == ["diagram-illegible"])
  }

  @Test func aFaultNamesItsLineAndKeepsTheSource() {
    let page = Pages.page(text, drawings: [source: .faulty(message: "no such thing", line: 2)])
    #expect(Pages.text(page).contains("faulty-diagram") && Pages.text(page).contains("pie\n  x"))
    #expect(page.findings.map(\.message) == ["diagram cannot be drawn: no such thing"])
    #expect(page.findings.map { $0.file.lineNumber(at: $0.range.lowerBound) } == [9])
  }
}
