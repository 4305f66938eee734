import Testing

@testable import HTML

@Suite struct CharacterReferenceTests {
  @Test func everyRecordIsFound() {
    let records = String(describing: NamedReferences.records).split(whereSeparator: \.isWhitespace)
    #expect(records.count == 2125)
    #expect(records.count + records.count(where: { $0.contains(":") }) == 2231)
    for record in records {
      let mark = record.firstIndex { $0 == ":" || $0 == ";" } ?? record.endIndex
      let codes = record[record.index(after: mark)...].split(separator: ",").compactMap { UInt32($0, radix: 16) }
      let text = String(String.UnicodeScalarView(codes.compactMap(Unicode.Scalar.init)))
      #expect(decoded("&\(record[..<mark]);") == text)
      let bare = decoded("&\(record[..<mark]) ")
      if record[mark] == ":" { #expect(bare == text + " ") } else { #expect(bare != text + " ") }
    }
  }

  @Test(arguments: [
    ("&", "&"), ("&&", "&&"), ("&;", "&;"), ("&#", "&#"), ("&#;", "&#;"), ("&#x;", "&#x;"), ("&#xg", "&#xg"),
    ("&nosuchname;", "&nosuchname;"), ("&ampamp", "&amp"), ("&notin;", "∉"), ("&notin", "¬in"),
    ("&am\u{301}p;", "&am\u{301}p;"),
    ("&#99999999999999999999;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#x1F642", "🙂"), ("&#128;", "€"),
    ("&AMP", "&"), ("&AMp;", "&AMp;"),
  ])
  func text(_ source: String, _ expected: String) { #expect(decoded(source) == expected) }

  @Test(arguments: [("&copy=1", "&copy=1"), ("&copya", "&copya"), ("&copy;a", "©a"), ("&copy", "©"), ("&copy!", "©!")])
  func attribute(_ source: String, _ expected: String) { #expect(decoded(source, inAttribute: true) == expected) }

  private func decoded(_ source: String, inAttribute: Bool = false) -> String {
    let bytes = Array(source.utf8)
    var output: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "&") {
        i = CharacterReference.decode(bytes, at: i, inAttribute: inAttribute, into: &output)
      } else {
        output.append(bytes[i])
        i += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
