public import Meetings
import Syndication

/// Action items as tasks of a calendar.
public enum ItemTasks {
  /// The bytes of an `.ics` file; identifiers stay the same as long as the items do.
  public static func file(_ items: [MemoryItem], of community: Community) -> [UInt8] {
    let host =
      Array(community.site.url.utf8.split(separator: UInt8(ascii: "/")).dropFirst().prefix(1)).first
      .map { String(decoding: $0, as: UTF8.self) } ?? "minutes.invalid"
    let tasks = items.map { item in
      let place = item.places[item.places.count - 1]
      let owners = item.owners.isEmpty ? "" : item.owners.joined(separator: ", ") + ": "
      return CalendarTask(
        identifier: "\(item.id)@\(host)", title: owners + item.text,
        status: item.state == .open ? .open : item.state == .done ? .done : .dropped,
        stamp: item.last?.compact ?? "19700101", due: item.due?.day?.compact, completed: item.closed?.date?.compact,
        note: "\(place.file):\(place.line)")
    }
    return TaskFile.bytes(tasks, name: "\(community.name): action items")
  }
}
