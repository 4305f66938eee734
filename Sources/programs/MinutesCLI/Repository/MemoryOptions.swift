import Diagnostics
import Meetings
import Reports

/// What the commands that look back have in common.
enum MemoryOptions {
  /// The ids of teams, as they were given.
  ///
  /// - Throws: `Failure` for one that no team has.
  static func teams(_ ids: [String], in community: Community) throws -> [String] {
    for id in ids where community.team(id: id) == nil {
      let known = community.teams.map(\.id)
      let guess = Spelling.nearest(to: id, among: known).map { "did you mean \($0)?" }
      throw Failure("no team has the id \(id); \(guess ?? "minutes.yml names \(known.joined(separator: ", "))")")
    }
    return ids
  }
}
