import Testing

@testable import Chromium

@Suite struct SlideRangeTests {
  @Test(arguments: [
    ("3", [2]), ("2-4", [1, 2, 3]), ("4-", [3, 4]), ("1,3-4", [0, 2, 3]), ("2-3,3", [1, 2]),
  ]) func namesSlidesFromOne(_ text: String, _ wanted: [Int]) throws {
    #expect(try #require(SlideRange(text)).slides(of: 5, named: "ä.md") == wanted)
  }

  @Test(arguments: ["", "0", "-3", "4-2", "x", "1,", "1 - 2", "999999", "٣"]) func otherTextsNameNone(_ text: String) {
    #expect(SlideRange(text) == nil)
  }

  @Test func slidesThatAreNotThereAreAFault() throws {
    let range = try #require(SlideRange("2-9"))
    let fault = #expect(throws: (any Error).self) { try range.slides(of: 5, named: "ä.md") }
    #expect("\(try #require(fault))" == "ä.md has 5 slides; --slides 2-9 asks for more")
  }
}
