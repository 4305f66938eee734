/// A text in double quotes that is valid in both YAML and JSON.
enum QuotedText {
  static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}"..."\u{FFFF}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}
