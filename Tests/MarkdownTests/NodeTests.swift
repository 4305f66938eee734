import Testing

@testable import Markdown

@Test func aNodeKeepsItsPlace() {
  #expect(Node(.paragraph, 3..<7).range == 3..<7)
}
