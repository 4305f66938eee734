import Checks
import Decks
import Diagnostics
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

  /// Why it cannot be taken, not even by force; `nil` where it can.
  var hindrance: String? {
    if TextFault.first(in: deck.file.bytes) != nil { return "it is not text in UTF-8" }
    return ConflictMark.first(in: deck.file.bytes).map {
      "it has the marks of a conflict, in line \(deck.file.lineNumber(at: $0.lowerBound))"
    }
  }

  /// Why it is not taken unasked, beside what it was before; empty where nothing speaks against it.
  func doubts(before: [UInt8]?) -> [String] {
    let bytes = deck.file.bytes
    if !bytes.contains(where: { $0 > 0x20 }) { return ["it is empty"] }
    guard let before else { return [] }
    var doubts: [String] = []
    if bytes.count * 3 < before.count * 2 {
      doubts.append("it has shrunk by more than a third, from \(before.count) to \(bytes.count) bytes")
    }
    let old = PulledText(before, name: deck.file.name, community: community)
    if old.deck.isSlides, !deck.isSlides {
      doubts.append("its front matter is gone or broken, so that it is no deck any more")
    }
    doubts += lost(from: old.parts)
    let oldColumns = old.columns
    let twice = columns.filter { $0.value > max(1, oldColumns[$0.key] ?? 0) }.keys.sorted()
    if !twice.isEmpty { doubts.append("it has \(twice.joined(separator: ", ")) twice") }
    if heads > old.heads { doubts.append("it has another deck below its own") }
    let scrambled = scrambled
    if scrambled.count > old.scrambled.count, let first = scrambled.first {
      doubts.append("its text looks scrambled by the pad, in line \(deck.file.lineNumber(at: first.range.lowerBound))")
    }
    return doubts
  }

  /// What a team has in the deck.
  private struct Part {
    var slides = 0
    /// The lines that say something.
    var lines: [[UInt8]] = []
    /// Those of them below its title.
    var body: [[UInt8]] = []
  }

  /// What became of the teams: each for itself, since one of twelve is a small share of the whole.
  private func lost(from old: [String: Part]) -> [String] {
    var (gone, emptied, shrunk): ([String], [String], [String]) = ([], [], [])
    let (new, all) = (parts, Set(Self.lines(of: deck.file.bytes)))
    func size(_ lines: [[UInt8]]) -> Int { lines.reduce(0) { $0 + $1.count } }
    for (name, part) in old.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      guard let now = new[name] else {
        gone.append(name)
        continue
      }
      // What stands elsewhere now is not lost, nor is what was put in other words.
      let known = Set(part.lines)
      let left = size(part.body.filter(all.contains)) + size(now.lines.filter { !known.contains($0) })
      guard left * 4 < size(part.body) else { continue }
      if part.slides > 1, now.slides == 1 { emptied.append(name) } else { shrunk.append(name) }
    }
    return [("lost", gone), ("nothing but the title left of", emptied), ("lost most of", shrunk)]
      .filter { !$0.1.isEmpty }.map { "it has \($0.0) \($0.1.joined(separator: ", "))" }
  }

  /// By the teams' names.
  private var parts: [String: Part] {
    var parts: [String: Part] = [:]
    for file in DeckImport(deck, community: community).files {
      guard let team = community.team(ofReport: file.name) else { continue }
      let slides = Deck(SourceFile(name: file.name, bytes: file.bytes)).slides.map {
        Self.lines(of: file.bytes[$0.range])
      }
      .filter { !$0.isEmpty }
      var part = parts[team.name] ?? Part()
      part.slides += slides.count
      part.lines += slides.joined()
      part.body += slides.count > 1 ? Array(slides.dropFirst().joined()) : Array(slides.joined().dropFirst())
      parts[team.name] = part
    }
    return parts
  }

  /// Lines without blanks; empty ones are none.
  private static func lines(of bytes: some Collection<UInt8>) -> [[UInt8]] {
    bytes.split(separator: 0x0A).map { $0.filter { $0 > 0x20 } }.filter { !$0.isEmpty }
  }

  /// How many columns begin with a team's name as their title, by the teams' names.
  private var columns: [String: Int] {
    let names = TeamNames(community.teams)
    var counts: [String: Int] = [:]
    for slide in deck.slides where slide.v == 0 {
      guard let heading = SlideFacts(SlideContent(slide, in: deck.file)).headings.first,
        case .team(let team) = names.team(of: heading.text)
      else { continue }
      counts[team.name, default: 0] += 1
    }
    return counts
  }

  /// How many lines say, as a head of its own does, that slides follow.
  private var heads: Int {
    Self.lines(of: deck.file.bytes).count { $0.elementsEqual("type:slide".utf8) }
  }

  private var scrambled: [Diagnostic] { findings("text-scrambled") }

  /// What looks like a credential and is in none of the texts that are here already: once it is in the archive, it is known.
  func secrets(unknownTo known: [[UInt8]]) -> [String] {
    let old = Set(
      known.flatMap { bytes in
        PulledText(bytes, name: deck.file.name, community: community).findings("secret-in-text").map { $0.text }
      })
    return findings("secret-in-text").filter { !old.contains($0.text) }.map {
      "line \(deck.file.lineNumber(at: $0.range.lowerBound)): \($0.message)"
    }
  }

  private func findings(_ rule: String) -> [Diagnostic] {
    Check.run(CheckInput(deck: deck, community: community), Rules.named(rule).map { [$0] } ?? [])
  }

  /// The lines with pictures of other servers that were not there before: they are gone when those want it.
  func strangers(before: [UInt8]) -> [String] {
    let old = PulledText(before, name: deck.file.name, community: community).foreignPictures.map(\.address)
    return foreignPictures.filter { picture in !old.contains { $0.utf8.elementsEqual(picture.address.utf8) } }.map {
      "line \($0.line): \($0.address)"
    }
  }

  private var foreignPictures: [(address: String, line: Int)] {
    guard let server = WebAddress(community.hedgedoc) else { return [] }
    let reach = HostPolicy(server: server, hosts: community.pictureHosts)
    return deck.slides.flatMap { slide in
      SlideFacts(SlideContent(slide, in: deck.file)).pictures.compactMap { picture in
        let address = picture.src.utf8.starts(with: "//".utf8) ? "https:" + picture.src : picture.src
        guard let web = WebAddress(address), reach.standing(of: web) == .stranger,
          !web.host.utf8.elementsEqual(server.host.utf8)
        else { return nil }
        return (web.description, deck.file.lineNumber(at: picture.place.lowerBound))
      }
    }
  }
}

extension Diagnostic {
  /// The marked text.
  fileprivate var text: [UInt8] { Array(file.bytes[range]) }
}
