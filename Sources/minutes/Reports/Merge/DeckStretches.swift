import Decks
import Diagnostics
import Meetings
import Reports

/// Which slides of a changed deck belong to which part of the deck before.
struct DeckStretches {
  enum Owner: Equatable {
    case cover
    /// A part of the deck before, by its index.
    case part(Int)
    /// A team that the deck before had nothing of.
    case team(Team)
    case nobody
  }

  struct Stretch {
    let owner: Owner
    /// Bytes of the changed deck, from the first slide's to the last one's.
    var range: Range<Int>
  }

  private var stretches: [Stretch] = []

  /// The slides of each owner in one stretch; `nil` where one's slides lie apart, so that nobody can say what is whose.
  var joined: [Stretch]? {
    var joined: [Stretch] = []
    for stretch in stretches {
      let there = joined.lastIndex { $0.owner == stretch.owner && stretch.owner != .nobody }
      guard let there else {
        joined.append(stretch)
        continue
      }
      // What no other owns lies between slides of one owner, and so is that one's.
      guard joined[(there + 1)...].allSatisfy({ $0.owner == .nobody }) else { return nil }
      joined[there].range = joined[there].range.lowerBound..<stretch.range.upperBound
      joined.removeSubrange((there + 1)...)
    }
    return joined
  }

  init(from before: LocalizedDeck, to after: [UInt8], _ community: Community) {
    let deck = Deck(SourceFile(name: "deck", bytes: after))
    let names = TeamNames(community.teams)
    let origins = SlideOrigins(from: before, to: deck)
    var last = Owner.cover
    for (index, slide) in deck.slides.enumerated() {
      let known = origins.owners[index]
      let owner: Owner
      if slide.v > 0 {
        owner = known ?? last
      } else {
        let heading = SlideFacts(SlideContent(slide, in: deck.file)).headings.first
        owner = Self.owner(heading, names, before, community, known: known, last: last)
      }
      // The head belongs to what comes first.
      let range = (index == 0 ? 0 : slide.range.lowerBound)..<slide.range.upperBound
      if let end = stretches.last, end.owner == owner {
        stretches[stretches.count - 1].range = end.range.lowerBound..<range.upperBound
      } else {
        stretches.append(Stretch(owner: owner, range: range))
      }
      last = owner
    }
  }

  /// Whose column a heading begins.
  private static func owner(
    _ heading: SlideFacts.Heading?, _ names: TeamNames, _ before: LocalizedDeck, _ community: Community, known: Owner?,
    last: Owner
  ) -> Owner {
    if case .team(let team) = heading.map({ names.team(of: $0.text) }) ?? .none {
      if case .part(let index) = known, id(of: before.deck.parts[index], community) == team.id { return .part(index) }
      let part = before.deck.parts.firstIndex { id(of: $0, community) == team.id }
      return part.map { .part($0) } ?? .team(team)
    }
    if let known { return known }
    if case .cover = last { return .nobody }
    // Titles begin a part of their own; what has none goes on with what is before it.
    return heading?.level == 1 ? .nobody : last
  }

  private static func id(of part: AssembledDeck.Part, _ community: Community) -> String? {
    community.team(ofReport: part.file)?.id
  }
}

/// Where slides of a changed deck come from, by what they say.
private struct SlideOrigins {
  /// `nil` for slides that share nothing with those before.
  private(set) var owners: [DeckStretches.Owner?]

  init(from before: LocalizedDeck, to after: Deck) {
    let parts = before.deck.parts.map { before.place(of: $0) }
    let old = Deck(SourceFile(name: "deck", bytes: before.bytes))
    func owner(_ place: Int) -> DeckStretches.Owner {
      parts.lastIndex { $0.lowerBound <= place }.map { .part($0) } ?? .cover
    }
    func key(_ slide: Slide, in bytes: [UInt8]) -> [UInt8] { Array(SlideEdges.trimmed(bytes[slide.range])) }
    // Slides that are there once, wherever they stand now.
    var places: [[UInt8]: Int] = [:]
    for slide in old.slides {
      let key = key(slide, in: before.bytes)
      places[key] = places[key] == nil ? slide.range.upperBound - 1 : -1
    }
    owners = after.slides.map { slide in
      let place = places[key(slide, in: after.file.bytes)] ?? -1
      return place < 0 ? nil : owner(place)
    }
    // The others by the lines that they share with what stood there.
    let (oldLines, newLines) = (Lines.split(before.bytes[...]), Lines.split(after.file.bytes[...]))
    var shared: [Int: Int] = [:]
    var (at, there) = (0, 0)
    for hunk in LineDiff.hunks(oldLines, newLines)
      + [LineDiff.Hunk(old: oldLines.count..<oldLines.count, new: newLines.count..<newLines.count)]
    {
      for step in 0..<(hunk.old.lowerBound - at) where newLines[there + step].contains(where: { $0 > 0x2D }) {
        shared[newLines[there + step].startIndex] = oldLines[at + step].startIndex
      }
      (at, there) = (hunk.old.upperBound, hunk.new.upperBound)
    }
    for (index, slide) in after.slides.enumerated() where owners[index] == nil {
      var counts: [Int: Int] = [:]
      for (line, place) in shared where slide.range.contains(line) {
        counts[parts.lastIndex { $0.lowerBound <= place } ?? -1, default: 0] += 1
      }
      let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
      owners[index] = most.map { $0.key < 0 ? .cover : .part($0.key) }
    }
  }
}
