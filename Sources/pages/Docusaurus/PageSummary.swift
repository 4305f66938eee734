import Bytes
import Content
import Meetings
import Reports

extension [Block] {
  /// The names of the teams in headings of slides, in order.
  func teams(_ names: TeamNames) -> [String] {
    compactMap { block in
      guard case .heading(let level, let pieces) = block, level <= 2,
        case .team(let team) = names.team(of: pieces.plainText)
      else { return nil }
      return team.name
    }
  }

  /// The beginning of the first paragraph with more than three words, for search engines and link previews.
  var firstSentence: String? {
    for block in self {
      guard case .paragraph(let pieces) = block else { continue }
      let words = pieces.plainText.utf8.split(whereSeparator: \.isASCIIWhitespace).map { [UInt8]($0) }
      if words.count > 3 { return Self.joined(words, by: [0x20]) }
    }
    return nil
  }

  /// The topics of a deck: its headings of the highest level, each once, without those of the cover.
  var topics: String? {
    let headings = compactMap { block -> (level: Int, text: [UInt8])? in
      guard case .heading(let level, let pieces) = block else { return nil }
      let words = pieces.plainText.utf8.split(whereSeparator: \.isASCIIWhitespace).map { [UInt8]($0) }
      return (level, [UInt8](words.joined(separator: [0x20])))
    }
    let highest = headings.dropFirst().map { $0.level }.min()
    var topics: [[UInt8]] = []
    for heading in headings.dropFirst() where heading.level == highest && !topics.contains(heading.text) {
      topics.append(heading.text)
    }
    topics.removeAll { $0.isEmpty }
    return topics.isEmpty ? nil : Self.joined(topics, by: [UInt8](", ".utf8))
  }

  /// Joins whole parts up to the length that search engines show.
  private static func joined(_ parts: [[UInt8]], by separator: [UInt8]) -> String {
    var text: [UInt8] = []
    for part in parts {
      guard text.count + part.count < 160 || text.isEmpty else {
        return String(decoding: text, as: UTF8.self) + " …"
      }
      text += (text.isEmpty ? [] : separator) + part
    }
    return String(decoding: text, as: UTF8.self)
  }
}
