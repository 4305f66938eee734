import Testing

@testable import Reveal

@Suite struct RawTextTests {
  @Test(arguments: [
    ("a { content: \"ü</style>\" }", "a { content: \"ü<\\/style>\" }"),
    ("</STYLE ><meta http-equiv=refresh>", "<\\/STYLE ><meta http-equiv=refresh>"), ("a > b {} </p>", "a > b {} </p>"),
  ])
  func aSheetCannotEndItsElement(_ sheet: String, _ expected: String) {
    #expect(RawText.style(Array(sheet.utf8)) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("x = '</ScRiPt>'", "x = '<\\/ScRiPt>'"), ("y = '<!--'", "y = '<\\!--'"), ("1 < 2 </i>", "1 < 2 </i>"),
  ])
  func aScriptCannotEndItsElement(_ script: String, _ expected: String) {
    #expect(RawText.script(Array(script.utf8)) == Array(expected.utf8))
  }
}
