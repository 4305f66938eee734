import Bytes
import Content

/// Code as Markdown, inline or as a fence; nothing in it has a meaning for MDX.
enum CodeText {
  /// Inline code. `|` ends a table's cell even in code.
  static func span(_ text: String, inTable: Bool) -> [UInt8] {
    var code = text.utf8.map { $0.isASCIIWhitespace ? 0x20 : $0 }
    if inTable {
      code = code.flatMap { $0 == UInt8(ascii: "|") ? [UInt8(ascii: "\\"), $0] : [$0] }
    }
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: longestRow(in: code) + 1)
    let isBlank = code.allSatisfy { $0 == 0x20 }
    let touches = code.first == UInt8(ascii: "`") || code.last == UInt8(ascii: "`")
    let losesBlanks = code.first == 0x20 && code.last == 0x20 && !isBlank
    let padding: [UInt8] = touches || losesBlanks ? [0x20] : []
    return fence + padding + code + padding + fence
  }

  /// The lines of a fence.
  static func fence(_ text: String, language: String, firstLine: Int?) -> [[UInt8]] {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      Array(line.last == 0x0D ? line.dropLast() : line)
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    let longest = lines.map { longestRow(in: $0) }.max() ?? 0
    let marker = [UInt8](repeating: UInt8(ascii: "`"), count: max(3, longest + 1))
    var head = marker + Array(Self.language(language).utf8)
    if let firstLine {
      if language.utf8.isEmpty { head += Array("text".utf8) }
      head += Array((firstLine == 1 ? " showLineNumbers" : " showLineNumbers=\(firstLine)").utf8)
    }
    return [head] + lines + [marker]
  }

  /// Docusaurus removes the fence of `mdx-code-block`, so that its content would run.
  private static func language(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-_+#.".utf8.contains($0) }
    guard isPlain else { return "text" }
    return name.utf8.elementsEqual("mdx-code-block".utf8) ? "mdx" : name
  }

  private static func longestRow(in bytes: [UInt8]) -> Int {
    var longest = 0
    var row = 0
    for byte in bytes {
      row = byte == UInt8(ascii: "`") ? row + 1 : 0
      longest = max(longest, row)
    }
    return longest
  }
}
