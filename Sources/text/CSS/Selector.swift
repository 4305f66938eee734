/// Where a rule of an author counts: compounds and what stands between them, written anew under the deck's root.
struct Selector: Equatable {
  /// Those at the beginning that mean the deck itself.
  private let roots: ArraySlice<Compound>
  private let rest: ArraySlice<Compound>

  /// Why a selector is left out: `malformed` where a browser would not understand it.
  struct Refusal: Error {
    let reason: StyleDrop.Reason
    static let malformed = Refusal(reason: .malformed)
    static let selector = Refusal(reason: .selector)
    static let limit = Refusal(reason: .limit)
  }

  /// The selector below `scope`; what an author says of the whole page is said of the deck.
  func text(scope: String) -> String {
    var text = scope + roots.map(\.rest).joined()
    for (index, compound) in rest.enumerated() {
      text += (index == 0 && roots.isEmpty ? " " : compound.combinator) + compound.type + compound.rest
    }
    return text
  }

  /// Reads the tokens between two commas.
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
    // Nothing of the deck holds its root, and what stands beside the root is not the author's.
    let besideRoot = compounds.prefix(count + 1).dropFirst().contains { $0.combinator == "+" || $0.combinator == "~" }
    guard !rest.contains(where: \.isRoot), count == 0 || !besideRoot else { throw .selector }
  }

  /// What stands between two compounds, and the index behind it.
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
