import Bytes
import Diagnostics

/// `<!-- minutes: allow RULE -->`, which silences rules in the line below it; before a fence, in the whole fence.
///
/// Several names stand with spaces or commas between them. Empty lines below the comment do not count, so that it can
/// speak for a separator.
struct Allowance: Sendable {
  struct Name: Sendable {
    let id: String
    let place: Range<Int>
  }

  let names: [Name]
  /// The starts of the lines that it speaks for.
  let speaksFor: [Int]
}

extension CheckInput {
  /// The rules that are silenced, by the start of the line.
  var allowedRules: [Int: Set<String>] {
    var allowed: [Int: Set<String>] = [:]
    for allowance in allowances {
      for line in allowance.speaksFor { allowed[line, default: []].formUnion(allowance.names.map(\.id)) }
    }
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
    guard index < lines.lines.count else { return Allowance(names: names, speaksFor: [file.bytes.count]) }
    let first = index
    while lines.lines[first].context == .code, index + 1 < lines.lines.count, lines.lines[index + 1].context == .code {
      index += 1
    }
    return Allowance(names: names, speaksFor: lines.lines[first...index].map(\.range.lowerBound))
  }

  private static func take(_ word: StaticString, from rest: inout Range<Int>, _ text: ByteText) -> Bool {
    guard text.has(word, at: rest.lowerBound, limit: rest.upperBound) else { return false }
    rest = text.trimmed((rest.lowerBound + word.utf8CodeUnitCount)..<rest.upperBound)
    return true
  }
}
