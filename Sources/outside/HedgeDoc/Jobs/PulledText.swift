import Checks
import Decks
import Diagnostics
import Meetings
import Reports

/// Whether what a note holds can be what people meant: pads lose text, and somebody may have emptied it.
struct PulledText {
  let deck: Deck
  let community: Community

  init(_ bytes: [UInt8], name: String, community: Community) {
    deck = Deck(SourceFile(name: name, bytes: bytes))
    self.community = community
  }

  /// Why it is not taken, beside what it was before; empty where nothing speaks against it.
  func doubts(before: [UInt8]?) -> [String] {
    let bytes = deck.file.bytes
    if TextFault.first(in: bytes) != nil { return ["it is not text in UTF-8"] }
    if !bytes.contains(where: { $0 > 0x20 }) { return ["it is empty"] }
    guard let before else { return [] }
    var doubts: [String] = []
    if bytes.count * 3 < before.count * 2 {
      doubts.append("it has shrunk by more than a third, from \(before.count) to \(bytes.count) bytes")
    }
    let old = PulledText(before, name: deck.file.name, community: community)
    let lost = old.teams.filter { !teams.contains($0) }
    if !lost.isEmpty { doubts.append("it has lost \(lost.joined(separator: ", "))") }
    let signs = scrambled.count - old.scrambled.count
    if signs > 0, let first = scrambled.first {
      doubts.append("its text looks scrambled by the pad, in line \(deck.file.lineNumber(at: first.range.lowerBound))")
    }
    return doubts
  }

  /// The names of the teams that a slide belongs to.
  private var teams: [String] {
    let parts = DeckImport(deck, community: community).files
    var found: [String] = []
    for part in parts {
      guard let team = community.team(ofReport: part.name), !found.contains(team.name) else { continue }
      found.append(team.name)
    }
    return found
  }

  private var scrambled: [Diagnostic] {
    Check.run(CheckInput(deck: deck, community: community)).filter { $0.rule.utf8.elementsEqual("text-scrambled".utf8) }
  }
}
