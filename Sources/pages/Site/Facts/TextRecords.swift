public import FileTrees
import Parallel

/// What is remembered of all texts: those of earlier runs as the lines that they were written as, read when they are asked for.
public struct TextRecords: Sendable {
  private let bytes: [UInt8]
  private var places: [RelativePath: Range<Int>] = [:]
  private var fresh: [RelativePath: Record] = [:]
  /// What most runs ask for, of the texts of earlier runs.
  private var glances: [RelativePath: Record] = [:]

  public init() { bytes = [] }

  /// Records of an earlier run; `nil` where the lines are none of ours.
  public init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    var path: RelativePath?
    var start = 0
    var offset = 0
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if bytes[offset] == UInt8(ascii: "T") {
        if let path { places[path] = start..<offset }
        var line = RecordReader(bytes[offset..<end])
        guard let named = line.next()?.fields.first.flatMap({ RelativePath($0) }) else { return nil }
        (path, start) = (named, min(end + 1, bytes.count))
      }
      offset = end + 1
    }
    if let path { places[path] = start..<bytes.count }
    let all = Array(places)
    let found = Parallel.chunked(of: all) { part in
      part.compactMap { path, place in RecordText.read(RecordReader(bytes[place]), .glance).map { (path, $0) } }
    }
    glances.reserveCapacity(all.count)
    for (path, record) in found.joined() { glances[path] = record }
    guard glances.count == all.count else { return nil }
  }

  public var isEmpty: Bool { places.isEmpty && fresh.isEmpty }

  /// What is known of a text, as far as it is asked for; `nil` where nothing is.
  public func record(_ path: RelativePath, _ wanted: RecordText.Parts = .all) -> Record? {
    if let record = fresh[path] { return record }
    if wanted.isSubset(of: .glance) { return glances[path] }
    return places[path].flatMap { RecordText.read(RecordReader(bytes[$0]), wanted) }
  }

  /// Names of the places of a text's page; `nil` where nothing is known of it.
  public func anchors(_ path: RelativePath) -> [String]? { record(path, .anchors)?.facts.anchors }

  /// Whether the text was read in this run.
  public func isFresh(_ path: RelativePath) -> Bool { fresh[path] != nil }

  /// What has been read now.
  public mutating func set(_ path: RelativePath, _ record: Record) { fresh[path] = record }

  /// The lines of these texts, in this order.
  public func lines(of paths: [RelativePath]) -> [UInt8] {
    let (bytes, places, fresh) = (bytes, places, fresh)
    let parts = Parallel.chunked(of: paths) { part in
      var lines = LineWriter()
      for path in part {
        if let record = fresh[path] {
          RecordText.write(path, record, into: &lines)
        } else if let place = places[path] {
          lines.add("T", path.description)
          lines.append(bytes[place])
        }
      }
      return lines.bytes
    }
    var lines: [UInt8] = []
    lines.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { lines += part }
    return lines
  }
}
