import Foundation
import Testing

/// Public declarations are documented.
@Suite struct DocCommentTests {
  /// Every public type and function. Properties and plain initialisers may do without, and requirements of the standard
  /// library's protocols are documented there.
  @Test func publicTypesAndFunctionsAreExplained() throws {
    let declaration = try NSRegularExpression(
      pattern: "^\\s*public (static |mutating |final |consuming )*(struct|enum|class|actor|protocol|func|typealias)\\b")
    let required = ["func <", "func ==", "func hash(into"]
    var faults: [String] = []
    for file in Repository.sources {
      let lines = file.lines
      for (index, line) in lines.enumerated() {
        guard declaration.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)) != nil,
          !required.contains(where: line.contains)
        else { continue }
        let before = lines[..<index].last { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("@") } ?? ""
        if !before.trimmingCharacters(in: .whitespaces).hasPrefix("///") { faults.append("\(file.path):\(index + 1)") }
      }
    }
    #expect(faults == [])
  }
}
