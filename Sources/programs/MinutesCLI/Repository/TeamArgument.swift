import Diagnostics
import Meetings
import Reports

/// Teams that are named by their ids on the command line.
enum TeamArgument {
  /// The ids as they were given, each of which is that of a team.
  ///
  /// - Throws: `Failure` for one that no team has.
  static func known(_ ids: [String], in community: Community) throws -> [String] {
    for id in ids where community.team(id: id) == nil {
      let known = community.teams.map(\.id)
      let guess = Spelling.nearest(to: id, among: known).map { "did you mean \($0)?" }
      throw Failure("no team has the id \(id); \(guess ?? "minutes.yml names \(known.joined(separator: ", "))")")
    }
    return ids
  }
}
