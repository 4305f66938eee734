import Meetings

/// The JSON of one action item, decision or question; every key is written, also where it is `null`.
public struct ItemJSON: Encodable {
  private let item: MemoryItem
  private let people: OwnerNames

  /// `people` tells which person a name means.
  public init(_ item: MemoryItem, _ people: OwnerNames) { (self.item, self.people) = (item, people) }

  private enum Keys: CodingKey {
    case id, team, series, text, owners, due, state, since, last, meetings, closed, confidence, places, links, by
  }

  /// Writes the keys of its kind.
  public func encode(to encoder: any Encoder) throws {
    var json = encoder.container(keyedBy: Keys.self)
    try json.encode(item.id, forKey: .id)
    try json.encode(item.team, forKey: .team)
    try json.encode(item.text, forKey: .text)
    try json.encode(item.since?.description, forKey: .since)
    try json.encode(item.places.map(PlaceJSON.init), forKey: .places)
    try json.encode(item.links, forKey: .links)
    switch item.kind {
    case .decision:
      try json.encode(item.supersededBy == nil ? "standing" : "superseded", forKey: .state)
      try json.encode(item.supersededBy, forKey: .by)
    case .question: try json.encode(item.state.rawValue, forKey: .state)
    case .action:
      try json.encode(item.state.rawValue, forKey: .state)
      try json.encode(item.series, forKey: .series)
      try json.encode(item.owners.map { OwnerJSON(as: $0, person: people.person($0)) }, forKey: .owners)
      try json.encode(item.due.map { $0.day?.description ?? $0.text }, forKey: .due)
      try json.encode(item.last?.description, forKey: .last)
      try json.encode(item.meetings, forKey: .meetings)
      try json.encode(item.closed.map(ClosedJSON.init), forKey: .closed)
      try json.encode(item.confidence.rawValue, forKey: .confidence)
    }
  }
}

private struct OwnerJSON: Encodable {
  let `as`: String
  let person: String
}

private struct PlaceJSON: Encodable {
  let place: MemoryItem.Place
  init(_ place: MemoryItem.Place) { self.place = place }
  enum Keys: CodingKey { case file, line, date, state }

  func encode(to encoder: any Encoder) throws {
    var json = encoder.container(keyedBy: Keys.self)
    try json.encode(place.file, forKey: .file)
    try json.encode(place.line, forKey: .line)
    try json.encode(place.date?.description, forKey: .date)
    try json.encode(place.state.rawValue, forKey: .state)
  }
}

private struct ClosedJSON: Encodable {
  let closed: MemoryItem.Closed
  init(_ closed: MemoryItem.Closed) { self.closed = closed }
  enum Keys: CodingKey { case date, file, line, by }

  func encode(to encoder: any Encoder) throws {
    var json = encoder.container(keyedBy: Keys.self)
    try json.encode(closed.date?.description, forKey: .date)
    try json.encode(closed.file, forKey: .file)
    try json.encode(closed.line, forKey: .line)
    try json.encode(closed.by, forKey: .by)
  }
}
