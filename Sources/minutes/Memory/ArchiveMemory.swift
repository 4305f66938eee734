import Meetings
import Parallel

/// What was promised, decided and asked in all texts of an archive.
public struct ArchiveMemory: Sendable {
  /// Sorted by first day, team and line.
  public let items: [MemoryItem]

  /// Finds the items of texts; `kinds` are those that are wanted.
  public init(_ texts: [RememberedText], kinds: Set<MemoryItem.Kind>) {
    let texts = Self.meetings(texts)
    var names = KnownNames()
    for text in texts { names.learn(text.statements) }
    var linking = Linking()
    let learned = names
    let found = Parallel.map(texts.count) { Finder.items(in: texts[$0], learned, kinds) }
    for mentions in found {
      var byMeeting: [(group: String, date: Day?, items: [MemoryItem])] = []
      for item in mentions {
        if let place = byMeeting.firstIndex(where: { $0.group == item.group && $0.date == item.since }) {
          byMeeting[place].items.append(item)
        } else {
          byMeeting.append((item.group, item.since, [item]))
        }
      }
      for meeting in byMeeting.sorted(by: { ($0.date?.description ?? "") < ($1.date?.description ?? "") }) {
        linking.add(meeting.items, group: meeting.group, date: meeting.date)
      }
    }
    items = Self.sorted(Supersession.applied(to: linking.items))
  }

  /// One text a meeting, by day: of one note that is filed under several days the first counts.
  static func meetings(_ texts: [RememberedText]) -> [RememberedText] {
    let sorted = texts.sorted {
      ($0.date?.description ?? "", $0.path) < ($1.date?.description ?? "", $1.path)
    }
    var seen: [String: Set<[UInt8]>] = [:]
    return sorted.filter { text in
      text.body.isEmpty || seen[text.group, default: []].insert(text.body).inserted
    }
  }

  private static func sorted(_ items: [MemoryItem]) -> [MemoryItem] {
    func key(_ item: MemoryItem) -> (String, String, String, Int) {
      (item.since?.description ?? "", item.team ?? "", item.places[0].file, item.places[0].line)
    }
    return items.sorted { key($0) < key($1) }
  }
}
