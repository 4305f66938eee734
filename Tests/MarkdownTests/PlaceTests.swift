import Markdown
import Testing

/// Properties of all nodes' ranges, for all spec sources: unchanged, in quotes, in list items, and with CRLF.
@Suite struct PlaceTests {
  @Test(arguments: Spec.all) func placesNestAndFitTheirSyntax(_ spec: Spec) {
    for bytes in variants(of: spec.source) {
      let document = Document.read(bytes, in: 0..<bytes.count)
      expectPlaces(document.blocks, in: 0..<bytes.count, bytes)
    }
  }

  @Test(arguments: Spec.all) func aSliceHasThePlacesOfTheWhole(_ spec: Spec) {
    let before = Array("Vorher: äöü 🎉\n\n".utf8)
    let bytes = before + spec.bytes + Array("# nicht gelesen\n".utf8)
    let slice = Document.read(bytes, in: before.count..<before.count + spec.bytes.count)
    #expect(treeText(slice, bytes) == spec.tree)
  }

  @Test func randomTextsKeepTheirPlaces() {
    let pieces = [
      "a", "ä", "🎉", " ", "\n", "\n\n", "\r\n", "> ", "- ", "1. ", "    ", "\t", "*", "**", "_", "`", "```\n", "~~",
      "~",
      "==", "++", "^", "$", "$$", ":tada:", ":::info\n", ":::\n", "[", "](", ")", "![", "x.png =10x", "<b", ">",
      "&amp;",
      "\\", "\\\\(", "\\\\)", "[^1]", "[^1]: ", "^[", "*[A]: b\n", ": d", "|", "|-|-|\n", "---\n", "===\n", "# ",
      "http://a.b/c", "\n: a\n", "\n~ a\n  ", "{%gist a/b%}", "{%", "a@b.de", "[r]: /u\n", "\0", "(", "<p>\n", "b",
    ]
    var state: UInt64 = 0x5EED
    func next(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(count))
    }
    for _ in 0..<3000 {
      let bytes = Array((0...next(40)).map { _ in pieces[next(pieces.count)] }.joined().utf8)
      expectPlaces(Document.read(bytes, in: 0..<bytes.count).blocks, in: 0..<bytes.count, bytes)
    }
  }

  private func variants(of source: String) -> [[UInt8]] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let quoted = lines.map { "> " + $0 }.joined(separator: "\n")
    let item = "- ü 🎉\n\n" + lines.map { "  " + $0 }.joined(separator: "\n")
    return [
      source, quoted, item, source.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"),
    ]
    .map { Array($0.utf8) }
  }
}

/// Checks the ranges of `nodes` and their descendants, which must lie in `outer`.
func expectPlaces(_ nodes: [Node], in outer: Range<Int>, _ bytes: [UInt8]) {
  var left: [(nodes: [Node], outer: Range<Int>)] = [(nodes, outer)]
  while let (nodes, outer) = left.popLast() {
    var end = outer.lowerBound
    for node in nodes {
      let inOrder = node.range.lowerBound >= end && node.range.upperBound <= outer.upperBound
      let fits = inOrder && PlaceRule.holds(node, bytes)
      if !fits {
        Issue.record(
          "\(node.kind) at \(node.range) in \(outer) of \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        return
      }
      end = node.range.upperBound
      left.append((node.children, node.range))
    }
  }
}
