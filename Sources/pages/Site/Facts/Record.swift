public import FileTrees
public import Links

/// What is remembered of an archived text between two runs: what it was, what is known of it, what was made of it.
///
/// An object, since there are thousands, and each is asked for one of its many parts at a time.
public final class Record: Sendable {
  public let stamp: FileStamp
  public let facts: PageFacts
  /// Files of the site, by path.
  public let outputs: [String]
  /// Pages that the search is fed with, by path.
  public let searched: [String]
  /// Files of the repository that it looked at, and what they were; `nil` for those that were not there.
  public let uses: [RelativePath: FileStamp?]
  /// The texts before and after it, which its pages name.
  public let beside: String

  public init(
    stamp: FileStamp, facts: PageFacts, outputs: [String], searched: [String], uses: [RelativePath: FileStamp?],
    beside: String
  ) {
    (self.stamp, self.facts, self.outputs, self.searched, self.uses) = (stamp, facts, outputs, searched, uses)
    self.beside = beside
  }

  /// The texts before and after it, as a word that can be compared.
  public static func beside(_ text: ArchivedText, in catalogue: Catalogue) -> String {
    let (before, after) = catalogue.neighbours(of: text)
    return "\(before?.path.description ?? "")|\(after?.path.description ?? "")"
  }
}

/// Records as lines of text: a letter, and fields parted by tabs.
public enum RecordText {
  /// The lines of one record.
  public static func write(_ path: RelativePath, _ record: Record, into lines: inout LineWriter) {
    let facts = record.facts
    lines.add("T", path.description)
    lines.add("s", record.stamp)
    lines.add("b", record.beside)
    lines.add(
      "t", facts.title, facts.language, facts.summary, facts.isDeck ? "1" : "0", "\(facts.errors)", "\(facts.warnings)",
      "\(facts.faults)")
    for part in facts.parts { lines.add("P", [part.team, part.anchor] + part.reporters) }
    for file in facts.files { lines.add("F", file) }
    for output in record.outputs { lines.add("O", output) }
    for page in record.searched { lines.add("Q", page) }
    for use in record.uses.sorted(by: { $0.key < $1.key }) { lines.add("U", use.key, use.value) }
    // What most runs do not ask for comes last.
    for (index, part) in facts.parts.enumerated() {
      for topic in part.topics { lines.add("p", "\(index)", topic.title, topic.anchor) }
    }
    for anchor in facts.anchors { lines.add("A", anchor) }
    for loss in facts.pictureLosses {
      lines.add("l", loss.message, "\(loss.place.lowerBound)", "\(loss.place.upperBound)")
    }
    for link in facts.links { lines.add("L", link.written, link.target, "\(link.line)") }
  }

  /// What can be read of a record by itself, since most of what is remembered is not asked for in most runs.
  public struct Parts: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// What the text was when it was read, and what it looked at.
    public static let being = Parts(rawValue: 1)
    /// What was made of it.
    public static let outputs = Parts(rawValue: 2)
    /// Title, summary, teams.
    public static let brief = Parts(rawValue: 4)
    /// What each team spoke of.
    public static let topics = Parts(rawValue: 8)
    public static let anchors = Parts(rawValue: 16)
    /// Links, and what has been lost.
    public static let links = Parts(rawValue: 32)
    public static let files = Parts(rawValue: 64)
    /// What most runs ask for.
    public static let glance: Parts = [.being, .outputs, .brief, .files]
    public static let all: Parts = [.being, .outputs, .brief, .topics, .anchors, .links, .files]

    init(kind: UInt8) {
      switch kind {
      case UInt8(ascii: "s"), UInt8(ascii: "b"), UInt8(ascii: "U"): self = .being
      case UInt8(ascii: "O"), UInt8(ascii: "Q"): self = .outputs
      case UInt8(ascii: "t"), UInt8(ascii: "P"): self = .brief
      case UInt8(ascii: "p"): self = .topics
      case UInt8(ascii: "A"): self = .anchors
      case UInt8(ascii: "L"), UInt8(ascii: "l"): self = .links
      case UInt8(ascii: "F"): self = .files
      default: self = []
      }
    }
  }

  /// The record that these lines are, as far as it is asked for; `nil` where they are none of ours.
  static func read(_ lines: RecordReader, _ wanted: Parts) -> Record? {
    var (stamp, facts) = (FileStamp(size: 0, modified: 0, touched: 0, inode: 0), PageFacts())
    var (outputs, searched, beside): ([String], [String], String) = ([], [], "")
    var uses: [RelativePath: FileStamp?] = [:]
    let isGlance = wanted.isSubset(of: .glance)
    for line in lines {
      if isGlance, Parts.glance.isDisjoint(with: Parts(kind: line.kind)) { break }
      guard !wanted.isDisjoint(with: Parts(kind: line.kind)) else { continue }
      // These are read without a string for each number.
      switch line.kind {
      case UInt8(ascii: "s"):
        stamp = line.stamp ?? stamp
        continue
      case UInt8(ascii: "U"):
        guard let used = line.stamped else { return nil }
        uses[used.path] = .some(used.stamp)
        continue
      default: break
      }
      let fields = line.fields
      func field(_ index: Int) -> String { index < fields.count ? fields[index] : "" }
      switch line.kind {
      case UInt8(ascii: "b"): beside = field(0)
      case UInt8(ascii: "t"):
        facts.title = field(0)
        facts.language = field(1)
        facts.summary = field(2)
        facts.isDeck = field(3) == "1"
        facts.errors = Int(field(4)) ?? 0
        facts.warnings = Int(field(5)) ?? 0
        facts.faults = Int(field(6)) ?? 0
      case UInt8(ascii: "P"):
        facts.parts.append(
          PageFacts.Part(team: field(0), anchor: field(1), reporters: Array(fields.dropFirst(2))))
      case UInt8(ascii: "p"):
        guard let index = Int(field(0)), facts.parts.indices.contains(index) else { continue }
        facts.parts[index].topics.append(PageFacts.Topic(title: field(1), anchor: field(2)))
      case UInt8(ascii: "A"): facts.anchors.append(field(0))
      case UInt8(ascii: "L"):
        facts.links.append(PageFacts.Link(written: field(0), target: field(1), line: Int(field(2)) ?? 0))
      case UInt8(ascii: "l"):
        guard let start = Int(field(1)), let end = Int(field(2)), start <= end else { return nil }
        facts.pictureLosses.append(PageFacts.PictureLoss(message: field(0), place: start..<end))
      case UInt8(ascii: "F"): facts.files.append(field(0))
      case UInt8(ascii: "O"): outputs.append(field(0))
      case UInt8(ascii: "Q"): searched.append(field(0))
      default: continue
      }
    }
    return Record(stamp: stamp, facts: facts, outputs: outputs, searched: searched, uses: uses, beside: beside)
  }
}
