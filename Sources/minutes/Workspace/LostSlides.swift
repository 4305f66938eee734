import Archive
import Bytes
import FileTrees
import Meetings
import Reports

/// Slides of an archived deck that a build of its reports would take out.
struct LostSlides {
  /// A team whose slides would go.
  struct Vanished {
    /// The team, as it was called.
    let name: String
    /// The report, for the user.
    let file: String
    /// `is gone`, `is empty`, …
    let why: String
  }

  private(set) var vanished: [Vanished] = []
  /// What stays in the new deck.
  private(set) var kept: [AssembledDeck.Kept] = []
  private(set) var notes: [String] = []
  /// Reports of teams that are none any more.
  private(set) var unknown: Set<String> = []
  /// With `force` slides are taken out.
  private(set) var takesSlides = false

  init(_ standing: StandingDeck, _ files: CallFiles, _ job: BuildJob, _ mode: BuildPlan.Mode) throws {
    guard standing.current != nil, standing.known != nil, !standing.parts.isEmpty else { return }
    if let agenda = files.agenda, Agenda.read(agenda).agenda.isExact { return }
    let community = job.community
    let call = files.call(community, names: mode == .force ? [:] : standing.names)
    let order = call.order(community)
    let speaking = Set(order.filter { !call.isSilent($0, among: order) }.map(\.file))
    let before = Set(standing.parts.map(\.file))
    var earlier: [String] = []
    for part in standing.parts {
      defer { earlier.append(part.file) }
      let report = call.reports[part.file] ?? call.extras[part.file]
      let isUnreadable = report.map { !$0.isText } ?? false
      if speaking.contains(part.file), !isUnreadable || says(standing, part, "could not be read") { continue }
      let team = report?.team ?? community.team(ofReport: part.file)
      // The report has another name now.
      if let team, let new = speaking.first(where: { !before.contains($0) && call.reports[$0]?.team.id == team.id }),
        call.reports[new]?.isText ?? false
      {
        continue
      }
      let name = part.name.utf8.isEmpty ? part.file : part.name
      guard mode != .force else {
        takesSlides = true
        continue
      }
      if team == nil {
        unknown.insert(part.file)
        notes.append("\(name) (\(part.file)) is no team of minutes.yml any more; its slides stay in \(standing.shown)")
      } else {
        let file = "\(job.repository.prefix)\(job.repository.layout.reports(of: job.date))/\(part.file)"
        vanished.append(Vanished(name: name, file: file, why: why(part.file, files, isUnreadable)))
        guard mode == .merge else { continue }
        notes.append(
          "\(file) \(vanished[vanished.count - 1].why); the slides of \(name) stay as they are in \(standing.shown)")
      }
      let bytes = standing.partsBytes
      let isBelow = bytes[..<part.range.lowerBound].suffix(6).elementsEqual("----\n\n".utf8)
      kept.append(
        .init(file: part.file, bytes: Array(bytes[part.range]), before: earlier, joint: isBelow ? .below : .column))
    }
  }

  private func why(_ file: String, _ files: CallFiles, _ isUnreadable: Bool) -> String {
    if isUnreadable { return "is no text in UTF-8" }
    if files.untouched.contains(file) { return "is empty, or as the template was" }
    if files.leftOut.contains(where: { $0.name == file }) { return "cannot be read" }
    return "is gone"
  }

  /// Whether a part of the standing deck says this, so that nothing more is lost.
  private func says(_ standing: StandingDeck, _ part: ArchivedDeck.Part, _ words: String) -> Bool {
    let bytes = standing.partsBytes[part.range]
    let words = Array(words.utf8)
    return bytes.count < 400 && bytes.indices.contains { bytes[$0...].starts(with: words) }
  }
}
