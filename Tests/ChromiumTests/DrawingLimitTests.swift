import Testing

@testable import Chromium

/// A diagram that hangs, crashes or answers wrongly does not affect the others.
@Suite(Lab.needsChromium, .serialized) struct DrawingLimitTests {
  private let square = "return {svg:'<svg viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"></rect></svg>'}"

  private func results(_ script: String, _ sources: [String]) throws -> [String: DiagramDrawer.Result] {
    try Lab.withChromium { try Lab.drawer(script: "\(script);\(square)").draw(sources, with: $0) }
  }

  private func isDrawn(_ result: DiagramDrawer.Result?) -> Bool {
    if case .drawn = result { true } else { false }
  }

  @Test func endlessLoopsAreStopped() throws {
    let results = try results("while(source==='slow');", ["slow", "ä", "slow 2"])
    #expect(results["slow"] == .faulty(message: "it was not drawn within 2 s; make it smaller", line: nil))
    #expect(isDrawn(results["ä"]) && isDrawn(results["slow 2"]))
  }

  @Test func pendingPromisesAreStopped() throws {
    let results = try results("if(source==='slow')await new Promise(()=>0)", ["slow", "ä"])
    #expect(results["slow"] == .faulty(message: "it was not drawn within 2 s; make it smaller", line: nil))
    #expect(isDrawn(results["ä"]))
  }

  @Test func exhaustedMemoryIsAFault() throws {
    let results = try results(
      "if(source==='big')for(const all=[];;)all.push(Array.from({length:1e5},(_,n)=>({n})))", ["big", "ä"])
    guard case .faulty(let message, nil) = results["big"] else {
      Issue.record("it was drawn")
      return
    }
    #expect(message.contains("make it smaller"))
    #expect(isDrawn(results["ä"]))
  }

  /// Answers of the page are validated.
  @Test func invalidAnswersAreFaults() throws {
    let script = """
      const says=['nonsense','{"svg":"<p>","width":1,"height":1}','{"svg":"<svg></svg>","width":-1,"height":1}'];
      if(source==='liar')JSON.stringify=()=>says.shift();
      if(source==='use')return {svg:'<svg><use href="#a"></use></svg>'}
      """
    let sources = ["use", "liar", "words", "html", "size"]
    let results = try results(script, sources).filter { $0.key != "liar" }
    #expect(results.count == 4)
    for (source, result) in results {
      #expect(result == .faulty(message: "it became a drawing that cannot be shown", line: nil), "\(source)")
    }
  }
}
