import Testing

@testable import Mustache

/// Mustache by example.
@Suite struct SpecTests {
  static let subjects = ["blank-lines", "comments", "delimiters", "faults", "names", "sections", "values"]

  @Test(arguments: subjects) func template(_ subject: String) throws {
    for example in try Spec(subject).examples { Self.check(example) }
  }

  @Test func noSpecIsLeftOver() throws {
    #expect(try Spec.names() == Self.subjects)
  }

  private static func check(_ example: Spec.Example) {
    do throws(MustacheFault) {
      let found = try MustacheTemplate(example.template).render(example.values)
      let wanted = example.text.map { String(decoding: $0, as: UTF8.self) } ?? "a fault: \(example.fault ?? "")"
      #expect(String(decoding: found, as: UTF8.self) == wanted, "\(example.title)")
    } catch {
      #expect(error.message == example.fault, "\(example.title)")
      #expect(error.range == example.place, "\(example.title)")
    }
  }
}
