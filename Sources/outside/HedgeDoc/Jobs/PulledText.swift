import Checks
import Decks
public import Diagnostics
import Meetings
import Reports

/// Whether what a note holds can be what people meant: pads lose text, and somebody may have emptied it.
public struct PulledText {
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
    if let line = Self.conflictMark(in: deck.file) { return ["it has the marks of a conflict, in line \(line)"] }
    guard let before else { return [] }
    var doubts: [String] = []
    if bytes.count * 3 < before.count * 2 {
      doubts.append("it has shrunk by more than a third, from \(before.count) to \(bytes.count) bytes")
    }
    let old = PulledText(before, name: deck.file.name, community: community)
    if old.deck.isSlides, !deck.isSlides { doubts.append("its front matter is gone, so that it is no deck any more") }
    let lost = old.teams.filter { !teams.contains($0) }
    if !lost.isEmpty { doubts.append("it has lost \(lost.joined(separator: ", "))") }
    let emptied = old.slideCounts.filter { $0.value > 1 && slideCounts[$0.key] == 1 }.keys.sorted()
    if !emptied.isEmpty { doubts.append("it has nothing but the title left of \(emptied.joined(separator: ", "))") }
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

  /// How many slides each team has, by its name.
  private var slideCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for part in DeckImport(deck, community: community).files {
      guard let team = community.team(ofReport: part.name) else { continue }
      let slides = Deck(SourceFile(name: part.name, bytes: part.bytes)).slides
      counts[team.name, default: 0] += slides.count { slide in part.bytes[slide.range].contains { $0 > 0x20 } }
    }
    return counts
  }

  /// The first line of a conflict's marks as git and `pull` write them; `nil` without any.
  public static func conflictMark(in file: SourceFile) -> Int? {
    var (line, isOpen, first) = (0, false, 0)
    for text in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      if text.starts(with: "<<<<<<< ".utf8) { (isOpen, first) = (true, line) }
      if isOpen, text.starts(with: ">>>>>>> ".utf8) { return first }
    }
    return nil
  }

  private var scrambled: [Diagnostic] {
    Check.run(CheckInput(deck: deck, community: community)).filter { $0.rule.utf8.elementsEqual("text-scrambled".utf8) }
  }
}
