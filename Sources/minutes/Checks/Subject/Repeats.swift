import Bytes
import Decks
import Diagnostics
import Meetings
import Reports

/// What the teams showed in one call, to recognise a slide that is shown again.
public struct Repeats: Sendable {
  private var texts: Set<UInt64> = []

  /// The deck of the call before, or its reports.
  public init(_ subjects: [CheckInput]) {
    for subject in subjects {
      for slide in subject.slides {
        if let team = slide.team, let key = Self.key(of: slide, team: team) { texts.insert(key) }
      }
    }
  }

  func contains(_ slide: CheckedSlide, of team: Team) -> Bool {
    guard let key = Self.key(of: slide, team: team) else { return false }
    return texts.contains(key)
  }

  /// A number for the team and the slide's text without its first heading, letter case and white space (FNV-1a); `nil`
  /// for too little to tell.
  private static func key(of slide: CheckedSlide, team: Team) -> UInt64? {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in team.id.utf8 { key = (key ^ UInt64(byte)) &* 0x100_0000_01B3 }
    key = key &* 0x100_0000_01B3
    let heading = slide.facts.headings.first?.text.utf8.count ?? 0
    let count = slide.facts.text.withBytes { text in
      var count = 0
      for byte in text.dropFirst(heading) where byte.isWord {
        key = (key ^ UInt64(byte.asciiLowercased)) &* 0x100_0000_01B3
        count += 1
      }
      return count
    }
    return count >= 30 ? key : nil
  }
}
