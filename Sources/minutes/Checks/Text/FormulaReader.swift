import Bytes

/// Finds what is wrong with formulas, and knows what those before have defined.
struct FormulaReader {
  /// What is wrong, and the bytes of the formula that it is about.
  struct Fault: Equatable {
    let message: String
    let range: Range<Int>
  }

  private var own: Set<String> = []

  /// The first fault of a formula; what it defines is known to those behind it.
  mutating func fault(in formula: String) -> Fault? {
    let text = Array(formula.utf8)
    var index = 0
    var braces: [Int] = []
    var environments: [(name: String, start: Int)] = []
    var lefts: [Int] = []
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "%"):
        // A comment reaches to the end of the line.
        while index < text.count, text[index] != 0x0A { index += 1 }
      case UInt8(ascii: "{"):
        braces.append(index)
        index += 1
      case UInt8(ascii: "}"):
        guard braces.popLast() != nil else { return Fault(message: "a } closes nothing", range: index..<index + 1) }
        index += 1
      case UInt8(ascii: "\\"):
        let start = index
        let name = Self.name(text, &index)
        switch name {
        case "begin", "end":
          guard let environment = Self.group(text, &index) else { break }
          let range = start..<index
          if name == "begin" {
            guard KnownTeX.isEnvironment(environment) else {
              return Fault(message: "there is no environment \(environment)", range: range)
            }
            environments.append((environment, start))
          } else {
            guard environments.popLast()?.name == environment else {
              return Fault(message: "\\end{\(environment)} closes nothing", range: range)
            }
          }
        case "left": lefts.append(start)
        case "right":
          guard lefts.popLast() != nil else { return Fault(message: "\\right has no \\left", range: start..<index) }
        case "newcommand", "renewcommand", "providecommand", "def", "gdef", "edef", "xdef", "let":
          define(text, index)
        case "": break
        default:
          guard KnownTeX.isCommand(name) || own.contains(name) else {
            return Fault(message: "\\\(name) is not known", range: start..<index)
          }
        }
      default: index += 1
      }
    }
    if let open = braces.last { return Fault(message: "a { is not closed", range: open..<open + 1) }
    if let open = environments.last {
      return Fault(message: "\\begin{\(open.name)} is not closed", range: open.start..<text.count)
    }
    if let open = lefts.last { return Fault(message: "\\left has no \\right", range: open..<open + 5) }
    return nil
  }

  /// The letters of the command at `index`, which is moved behind it; empty for a command of one sign.
  private static func name(_ text: [UInt8], _ index: inout Int) -> String {
    let start = index + 1
    index = start
    while index < text.count, text[index].isASCIILetter || text[index] == UInt8(ascii: "@") { index += 1 }
    guard index == start else { return String(decoding: text[start..<index], as: UTF8.self) }
    index = min(index + 1, text.count)
    return ""
  }

  /// What stands in the braces at `index`, which is moved behind them.
  private static func group(_ text: [UInt8], _ index: inout Int) -> String? {
    var start = index
    while start < text.count, text[start].isASCIIWhitespace { start += 1 }
    guard start < text.count, text[start] == UInt8(ascii: "{"),
      let end = text[start...].firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    index = end + 1
    return String(decoding: text[(start + 1)..<end], as: UTF8.self)
  }

  /// The command that a definition names, `{\vek}` or `\vek`.
  private mutating func define(_ text: [UInt8], _ start: Int) {
    var index = start
    while index < text.count, text[index].isASCIIWhitespace || "*{".utf8.contains(text[index]) { index += 1 }
    guard index < text.count, text[index] == UInt8(ascii: "\\") else { return }
    own.insert(Self.name(text, &index))
  }
}
