/// Where a rule of an author counts: compounds and what stands between them, written anew under the deck's root.
struct Selector: Equatable {
  /// Without the scope; empty for the root itself.
  private let parts: [(combinator: String, compound: Compound)]

  private struct Compound: Equatable {
    var type = ""
    /// Classes, ids and pseudo-classes, in order, as they are written.
    var rest = ""
    /// `body`, `html`, `:root` and `.reveal`: the deck.
    var isRoot = false
    var isEmpty: Bool { type.isEmpty && rest.isEmpty && !isRoot }
  }

  static func == (left: Selector, right: Selector) -> Bool {
    left.parts.count == right.parts.count
      && zip(left.parts, right.parts).allSatisfy { $0.combinator == $1.combinator && $0.compound == $1.compound }
  }

  /// The selector below `scope`; what an author says of the whole page is said of the deck.
  func text(scope: String) -> String {
    var rest = parts[...]
    var text = scope
    while let first = rest.first, first.compound.isRoot {
      text += first.compound.rest
      rest = rest.dropFirst()
    }
    for (index, part) in rest.enumerated() {
      let combinator = index == 0 && (part.combinator.isEmpty || rest.count == parts.count) ? " " : part.combinator
      text += (combinator.isEmpty ? " " : combinator) + part.compound.type + part.compound.rest
    }
    return text
  }

  /// Why a selector is left out: `malformed` where a browser would not understand it.
  struct Refusal: Error { let reason: StyleDrop.Reason }

  /// Ids get the prefix that they have on the page.
  init(_ list: TokenList, _ range: Range<Int>) throws(Refusal) {
    let range = list.trimmed(range)
    guard !range.isEmpty else { throw Refusal(reason: .malformed) }
    var parts: [(combinator: String, compound: Compound)] = []
    var compound = Compound()
    var combinator = ""
    var index = range.lowerBound

    func finish() throws(Refusal) {
      guard !compound.isEmpty else { throw Refusal(reason: .malformed) }
      parts.append((combinator, compound))
      guard parts.count <= StyleLimit.compounds else { throw Refusal(reason: .limit) }
      (compound, combinator) = (Compound(), " ")
    }

    while index < range.upperBound {
      let token = list.tokens[index]
      switch token.kind {
      case .ident(let name):
        guard compound.isEmpty else { throw Refusal(reason: .malformed) }
        let lower = name.asciiLowercase
        if lower == "body" || lower == "html" {
          compound.isRoot = true
        } else {
          compound.type = CSSText.identifier(lower)
        }
      case .delimiter(UInt8(ascii: "*")):
        guard compound.isEmpty else { throw Refusal(reason: .malformed) }
        compound.type = "*"
      case .delimiter(UInt8(ascii: ".")):
        index += 1
        guard index < range.upperBound, case .ident(let name) = list.tokens[index].kind else {
          throw Refusal(reason: .malformed)
        }
        if name.utf8.elementsEqual("reveal".utf8) {
          compound.isRoot = true
        } else {
          compound.rest += "." + CSSText.identifier(name)
        }
      case .hash(let name, let isIdentifier):
        guard isIdentifier else { throw Refusal(reason: .malformed) }
        compound.rest += "#" + CSSText.identifier(name.utf8.starts(with: "u-".utf8) ? name : "u-" + name)
      case .colon: index = try Self.pseudo(list, index, range, &compound.rest, &compound.isRoot)
      case .whitespace, .delimiter(UInt8(ascii: ">")), .delimiter(UInt8(ascii: "+")), .delimiter(UInt8(ascii: "~")):
        try finish()
        var sign = " "
        while index < range.upperBound {
          if case .delimiter(let byte) = list.tokens[index].kind, ">+~".utf8.contains(byte) {
            guard sign == " " else { throw Refusal(reason: .malformed) }
            sign = String(Unicode.Scalar(byte))
          } else if list.tokens[index].kind != .whitespace {
            break
          }
          index += 1
        }
        combinator = sign
        continue
      // Attributes could be read letter by letter; a namespace is none of HTML's.
      case .openBracket, .delimiter(UInt8(ascii: "|")), .delimiter(UInt8(ascii: "&")): throw Refusal(reason: .selector)
      default: throw Refusal(reason: .malformed)
      }
      index += 1
    }
    try finish()
    self.parts = parts
  }

  /// The index of the last token of a pseudo-class or element.
  private static func pseudo(
    _ list: TokenList, _ start: Int, _ range: Range<Int>, _ rest: inout String, _ isRoot: inout Bool
  ) throws(Refusal) -> Int {
    var index = start + 1
    let isElement = index < range.upperBound && list.tokens[index].kind == .colon
    if isElement { index += 1 }
    guard index < range.upperBound else { throw Refusal(reason: .malformed) }
    switch list.tokens[index].kind {
    case .ident(let name):
      switch (isElement, name.asciiLowercase) {
      case (true, "marker"): rest += "::marker"
      case (false, "first-child"): rest += ":first-child"
      case (false, "last-child"): rest += ":last-child"
      case (false, "root"): isRoot = true
      default: throw Refusal(reason: .selector)
      }
      return index
    case .function(let name):
      guard !isElement, name.isASCIIEqual(to: "nth-child") else { throw Refusal(reason: .selector) }
      let end = min(list.partners[index], range.upperBound)
      guard let formula = Self.formula(list.bytes[list.place(of: list.trimmed((index + 1)..<end))]) else {
        throw Refusal(reason: .selector)
      }
      rest += ":nth-child(\(formula))"
      return end
    default: throw Refusal(reason: .malformed)
    }
  }

  /// `odd`, `even`, `3`, `2n+1`.
  private static func formula(_ text: ArraySlice<UInt8>) -> String? {
    let bytes = text.filter { !$0.isCSSSpace }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard !bytes.isEmpty, bytes.count <= 12 else { return nil }
    let word = String(decoding: bytes, as: UTF8.self)
    if word == "odd" || word == "even" { return word }
    let parts = bytes.split(separator: UInt8(ascii: "n"), omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    for (index, part) in parts.enumerated() {
      let digits = part.first == 0x2B || part.first == 0x2D ? part.dropFirst() : part
      let mayBeEmpty = parts.count == 2 && (index == 0 || part.isEmpty)
      guard digits.allSatisfy(\.isCSSDigit), !digits.isEmpty || mayBeEmpty else { return nil }
      if index == 1, !part.isEmpty, part.first != 0x2B, part.first != 0x2D { return nil }
    }
    return word
  }
}
