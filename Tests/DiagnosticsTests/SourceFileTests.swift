import Diagnostics
import Testing

@Suite struct SourceFileTests {
  @Test(arguments: [
    ("", ["" as String]),
    ("a", ["a"]),
    ("a\n", ["a", ""]),
    ("ä\r\n😀\r\n\r\nb", ["ä", "😀", "", "b"]),
    ("\n\n", ["", "", ""]),
    ("a\rb\n\r\n", ["a\rb", "", ""]),
    ("a\0b\u{2028}c\n", ["a\0b\u{2028}c", ""]),
  ])
  func lines(_ source: String, _ expected: [String]) {
    let file = SourceFile(name: "a.md", bytes: Array(source.utf8))
    #expect(file.lineCount == expected.count)
    #expect((1...expected.count).map { text(Array(file.bytes[file.line($0)])) } == expected)
  }

  @Test func lineNumbersOutsideTheFileAreItsEnds() {
    let file = SourceFile(name: "a.md", bytes: Array("ab\nc".utf8))
    #expect(file.line(0) == 0..<2)
    #expect(file.line(-7) == 0..<2)
    #expect(file.line(99) == 3..<4)
    #expect(file.lineNumber(at: -1) == 1)
    #expect(file.lineNumber(at: 99) == 2)
  }

  @Test(arguments: [
    ("«»", 1, 1),
    ("«a»b", 1, 1),
    ("ä 😀 «x»", 1, 5),
    ("zwei\nä😀«x»", 2, 3),
    ("a\tb«»", 1, 4),
    ("a\u{308}«»", 1, 3),
    ("👩‍💻«»", 1, 4),
    ("中文«»", 1, 3),
    ("a\0«»b", 1, 3),
    ("ab«»\r\nc", 1, 3),
    ("ab\r«»\nc", 1, 3),
    ("ab\r\n«»c", 2, 1),
    ("ab\n«»", 2, 1),
    ("\u{FEFF}a«»", 1, 2),
    ("\u{FEFF}«»a", 1, 1),
    ("a\n\u{FEFF}b«»", 2, 3),
  ])
  func positions(_ marked: String, _ line: Int, _ column: Int) {
    let (bytes, range) = unmarked(Array(marked.utf8))
    #expect(
      SourceFile(name: "a.md", bytes: bytes).position(at: range.lowerBound) == Position(line: line, column: column))
  }

  @Test func bytesThatAreNotUTF8CountOneEach() {
    let file = SourceFile(name: "a.md", bytes: [0xFF, 0xC3, 0x28, 0xE2, 0x82, 0x41, 0xED, 0xA0, 0x80, 0xF5])
    #expect((0...10).map { file.position(at: $0).column } == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  }

  @Test func anOffsetInsideACharacterMeansItsStart() {
    let file = SourceFile(name: "a.md", bytes: Array("ä😀b".utf8))
    #expect((0...7).map { file.position(at: $0).column } == [1, 1, 2, 2, 2, 2, 3, 4])
  }

  @Test func offsetsOutsideTheFileAreItsEnds() {
    let file = SourceFile(name: "a.md", bytes: Array("ä\n😀".utf8))
    #expect(file.position(at: -5) == Position(line: 1, column: 1))
    #expect(file.position(at: .max) == Position(line: 2, column: 2))
  }

  /// Columns in long lines are counted from cached positions, with the same result as from the start of the line.
  @Test func longLines() {
    let piece = Array("ä😀\tx中".utf8) + [0xFF, 0xE2, 0x82]
    let line = (0..<3000).flatMap { _ in piece }
    let file = SourceFile(name: "a.md", bytes: [0xEF, 0xBB, 0xBF] + line + Array("\n".utf8) + line)
    for repeats in [0, 1, 100, 157, 158, 1000, 2047, 2999, 3000] {
      let column = repeats * 8 + 1
      #expect(file.position(at: 3 + repeats * piece.count) == Position(line: 1, column: column))
      #expect(file.position(at: 4 + line.count + repeats * piece.count) == Position(line: 2, column: column))
    }
  }
}
