/// An author's selector: compounds and combinators, rewritten below the deck's root.
struct Selector: Equatable {
  /// The leading compounds that refer to the deck itself.
  private let roots: ArraySlice<Compound>
  private let rest: ArraySlice<Compound>

  /// The reason why a selector is left out; `malformed` if browsers would not accept it either.
  struct Refusal: Error {
    let reason: StyleDrop.Reason
    static let malformed = Refusal(reason: .malformed)
    static let selector = Refusal(reason: .selector)
    static let limit = Refusal(reason: .limit)
  }

  /// The selector below `scope`; selectors of the whole page apply to the deck.
  func text(scope: String) -> String {
    var text = scope + roots.map(\.rest).joined()
    for (index, compound) in rest.enumerated() {
      text += (index == 0 && roots.isEmpty ? " " : compound.combinator) + compound.type + compound.rest
    }
    return text
  }

  /// Parses the tokens between two commas.
  init(_ list: TokenList, _ range: Range<Int>) throws(Refusal) {
    let range = list.trimmed(range)
    var compounds: [Compound] = []
    var compound = Compound()
    var index = range.lowerBound
    while index < range.upperBound {
      if let (sign, next) = try Self.combinator(list, index..<range.upperBound) {
        compounds.append(try compound.finished(isLast: false))
        compound = Compound()
        compound.combinator = sign
        index = next
      } else {
        index = try compound.read(list, index..<range.upperBound)
      }
    }
    compounds.append(try compound.finished(isLast: true))
    guard compounds.count <= StyleLimit.compounds else { throw .limit }

    let count = compounds.prefix { $0.isRoot }.count
    (roots, rest) = (compounds[..<count], compounds[count...])
    // No element of the deck contains the root, and the elements beside it are not the author's.
    let besideRoot = compounds.prefix(count + 1).dropFirst().contains { $0.combinator == "+" || $0.combinator == "~" }
    guard !rest.contains(where: \.isRoot), count == 0 || !besideRoot else { throw .selector }
  }

  /// The combinator between two compounds, and the index after it.
  private static func combinator(_ list: TokenList, _ range: Range<Int>) throws(Refusal) -> (String, Int)? {
    var sign: String?
    var index = range.lowerBound
    while index < range.upperBound {
      if case .delimiter(let byte) = list.tokens[index].kind, ">+~".utf8.contains(byte) {
        guard sign == nil || sign == " " else { throw .malformed }
        sign = String(Unicode.Scalar(byte))
      } else if list.tokens[index].kind == .whitespace {
        sign = sign ?? " "
      } else {
        break
      }
      index += 1
    }
    return sign.map { ($0, index) }
  }
}
