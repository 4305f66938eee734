import Markdown

/// Quotes, dashes, dots and signs as HedgeDoc 1.12 sets them (§4.1 of the dialect notes): for what is shown, never for the source.
struct Typographer {
  /// The texts of the nodes and what is below them, set, in document order; `nil` where nothing changes.
  static func texts(_ nodes: [Node]) -> [String]? {
    guard nodes.contains(where: mayChange) else { return nil }
    var runs: [Run] = []
    collect(nodes, level: 0, isAddress: false, &runs)
    for index in runs.indices where runs[index].isSet { runs[index].replaceSigns() }
    Quotes.set(&runs)
    return runs.compactMap { $0.isText ? $0.text : nil }
  }

  /// A stretch of text, or something that stands between two of them.
  struct Run {
    enum Kind { case text, between, lineBreak }
    let kind: Kind
    /// How many elements are around it.
    let level: Int
    /// Not in an address that links to itself.
    let isSet: Bool
    var scalars: [Unicode.Scalar]

    var isText: Bool { kind == .text }

    var text: String {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(scalars.count + 8)
      for scalar in scalars {
        if scalar.value < 0x80 { bytes.append(UInt8(scalar.value)) } else { bytes += UTF8.encode(scalar) ?? .init() }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private static func mayChange(_ node: Node) -> Bool {
    switch node.kind {
    case .text(let text):
      var text = text
      return text.withUTF8 { bytes in
        var last: UInt8 = 0
        for (index, byte) in bytes.enumerated() {
          switch byte {
          case UInt8(ascii: "'"), UInt8(ascii: "\""): return true
          case UInt8(ascii: ")") where index > 1 && (bytes[index - 2] == UInt8(ascii: "(") || last | 0x20 == 0x6D):
            return true
          case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "!"), UInt8(ascii: "?"):
            if last == byte || byte == UInt8(ascii: "-") && last == UInt8(ascii: "+") { return true }
          default: break
          }
          last = byte
        }
        return false
      }
    case .code, .math, .htmlInline, .image: return false
    default: return node.children.contains(where: mayChange)
    }
  }

  private static func collect(_ nodes: [Node], level: Int, isAddress: Bool, _ runs: inout [Run]) {
    for node in nodes {
      switch node.kind {
      case .text(let text):
        runs.append(Run(kind: .text, level: level, isSet: !isAddress, scalars: Array(text.unicodeScalars)))
      case .softBreak, .hardBreak: runs.append(Run(kind: .lineBreak, level: level, isSet: false, scalars: []))
      case .code(let text), .math(let text, _), .htmlInline(let text), .emoji(let text):
        let ends = Array(text.unicodeScalars)
        runs.append(Run(kind: .between, level: level, isSet: false, scalars: ends))
      case .image: runs.append(Run(kind: .between, level: level, isSet: false, scalars: []))
      case .autolink: collect(node.children, level: level + 1, isAddress: true, &runs)
      default: collect(node.children, level: level + 1, isAddress: isAddress, &runs)
      }
    }
  }
}

extension Typographer.Run {
  /// `(c)`, `+-`, dots, question and exclamation marks, commas, dashes.
  mutating func replaceSigns() {
    replaceBracketed()
    replaceRuns()
    replaceDashes()
  }

  private mutating func replaceBracketed() {
    guard scalars.contains(where: { $0 == "(" }) else { return }
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if scalars[index] == "(", let (sign, length) = Self.sign(scalars[index...].prefix(4)) {
        result.append(sign)
        index += length
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    scalars = result
  }

  private static func sign(_ text: ArraySlice<Unicode.Scalar>) -> (Unicode.Scalar, Int)? {
    let letters = text.dropFirst().prefix { $0 != ")" }.map { $0.value | 0x20 }
    guard text.count >= letters.count + 2 else { return nil }
    return switch letters {
    case [0x63]: ("©", 3)
    case [0x72]: ("®", 3)
    case [0x74, 0x6D]: ("™", 4)
    default: nil
    }
  }

  private mutating func replaceRuns() {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "+", index + 1 < scalars.count, scalars[index + 1] == "-" {
        result.append("±")
        index += 2
        continue
      }
      var end = index + 1
      switch scalar {
      case ".":
        while end < scalars.count, scalars[end] == "." { end += 1 }
        let isBehindMark = result.last.map { $0 == "?" || $0 == "!" } ?? false
        result += end - index == 1 ? ["."] : isBehindMark ? [".", "."] : ["…"]
      case "?", "!":
        while end < scalars.count, scalars[end] == "?" || scalars[end] == "!" { end += 1 }
        let run = scalars[index..<end]
        result += run.count > 3 ? Array(repeating: run[end - 1], count: 3) : Array(run)
      case ",":
        while end < scalars.count, scalars[end] == "," { end += 1 }
        result.append(",")
      default: result.append(scalar)
      }
      index = end
    }
    scalars = result
  }

  private mutating func replaceDashes() {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "-" else {
        result.append(scalars[index])
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, scalars[end] == "-" { end += 1 }
      let before = index > 0 ? scalars[index - 1] : nil
      let after = end < scalars.count ? scalars[end] : nil
      func isSpace(_ scalar: Unicode.Scalar?) -> Bool { scalar.map(Quotes.isWhite) ?? true }
      switch end - index {
      case 3: result.append("—")
      case 2 where isSpace(before) == isSpace(after): result.append("–")
      default: result += scalars[index..<end]
      }
      index = end
    }
    scalars = result
  }
}
