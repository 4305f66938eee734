import Bytes
import Diagnostics

/// `<!-- minutes: allow RULE -->`, which silences rules in the line below it.
///
/// Several names stand with spaces or commas between them. Empty lines below the comment do not count, so that it can
/// speak for a separator.
struct Allowance: Sendable {
  struct Name: Sendable {
    let id: String
    let place: Range<Int>
  }

  let names: [Name]
  /// The start of the line that it speaks for.
  let line: Int
}

extension CheckInput {
  /// The rules that are silenced, by the start of the line.
  var allowedRules: [Int: Set<String>] {
    var allowed: [Int: Set<String>] = [:]
    for allowance in allowances { allowed[allowance.line, default: []].formUnion(allowance.names.map(\.id)) }
    return allowed
  }

  var allowances: [Allowance] {
    guard !lines.comments.isEmpty else { return [] }
    return withText { text in lines.comments.compactMap { allowance($0, text) } }
  }

  private func allowance(_ comment: Range<Int>, _ text: ByteText) -> Allowance? {
    var rest = text.trimmed((comment.lowerBound + 4)..<max(comment.lowerBound + 4, comment.upperBound - 3))
    guard Self.take("minutes:", from: &rest, text), Self.take("allow", from: &rest, text) else { return nil }
    var names: [Allowance.Name] = []
    var offset = rest.lowerBound
    while offset < rest.upperBound {
      let end = text.end(of: offset..<rest.upperBound) { !$0.isASCIIWhitespace && $0 != UInt8(ascii: ",") }
      if end > offset { names.append(Allowance.Name(id: text.string(offset..<end), place: offset..<end)) }
      offset = end + 1
    }
    var index = lines.index(at: comment.upperBound) + 1
    while index < lines.lines.count, lines.lines[index].context == .blank { index += 1 }
    let line = index < lines.lines.count ? lines.lines[index].range.lowerBound : file.bytes.count
    return Allowance(names: names, line: line)
  }

  private static func take(_ word: StaticString, from rest: inout Range<Int>, _ text: ByteText) -> Bool {
    guard text.has(word, at: rest.lowerBound, limit: rest.upperBound) else { return false }
    rest = text.trimmed((rest.lowerBound + word.utf8CodeUnitCount)..<rest.upperBound)
    return true
  }
}
