import Testing
import YAML

@Suite struct LimitTests {
  @Test func depth() {
    let allowed = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    #expect(shown(allowed) == allowed)
    #expect(
      shown("[" + allowed + "]") == "limit of 32 depth at «[»: values lie more than 32 deep in each other")
  }

  @Test func entries() {
    func keys(_ count: Int) -> String { (0..<count).map { "k\($0): 1\n" }.joined() }
    #expect(read(keys(20_000))?.entries?.count == 20_000)
    #expect(shown(keys(20_001)) == "limit of 20000 entries at «1»: more than 20000 entries")
  }

  @Test(arguments: [
    ("---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "an anchor"),
    ("a: " + String(repeating: "*a ", count: 1000), "an alias"),
    (String(repeating: "&a ", count: 10_000), "an anchor"),
    ("a: " + String(repeating: "!x ", count: 10_000), "a tag"),
    (String(repeating: "---\n", count: 10_000), "several documents"),
  ])
  func refusedBeforeAnyValue(_ source: String, _ what: String) {
    #expect(shown(source).hasPrefix("refused \(what) at "))
  }

  @Test(arguments: ["[", "{", "- ", "? ", "{a: ", "[{", "- - "])
  func deepInputsEndAtTheLimit(_ piece: String) {
    let source = String(repeating: piece, count: 3000)
    #expect(shown(source).hasPrefix("limit of 32 depth at "))
  }

  @Test(arguments: [
    (String(repeating: "\t\n", count: 100_000), "nothing"),
    (String(repeating: "#", count: 100_000), "nothing"),
    (String(repeating: "\r", count: 100_000), "nothing"),
  ])
  func largeInputsWithoutContent(_ source: String, _ expected: String) {
    #expect(shown(source) == expected)
  }

  /// Every prefix and every damaged byte of a document: no crash, and all ranges lie in the text.
  @Test func damagedInputsKeepTheirPlaces() {
    let source = Array("---\nä: [1, \"😀\\n\"]\nb:\r\n  - { c: 'd' }\n\t\ne: |\n  f\u{2028}\n...\n".utf8)
    for index in source.indices {
      var inputs = [Array(source[..<index])]
      for byte in [0x00, 0x09, 0x0A, 0x22, 0x26, 0x2A, 0x3A, 0x5B, 0x7B, 0x80, 0xC3, 0xF0, 0xFF] as [UInt8] {
        var damaged = source
        damaged[index] = byte
        inputs.append(damaged)
      }
      for input in inputs { #expect(placesOutside(input) == []) }
    }
  }

  private func placesOutside(_ bytes: [UInt8]) -> [Range<Int>] {
    let all = 0..<bytes.count
    switch YAML.read(bytes, in: all) {
    case .failure(let problem): return [problem.range].filter { !isInside($0, all) }
    case .success(let node):
      var rest = node.map { [$0] } ?? []
      var outside: [Range<Int>] = []
      while let next = rest.popLast() {
        if !isInside(next.range, all) { outside.append(next.range) }
        rest += next.items ?? []
        rest += next.entries?.flatMap { [$0.key, $0.value] } ?? []
      }
      return outside
    }
  }

  private func isInside(_ range: Range<Int>, _ whole: Range<Int>) -> Bool {
    range.lowerBound >= whole.lowerBound && range.upperBound <= whole.upperBound
  }
}
