import Diagnostics
import Meetings
import Reports
import Templates

/// The community and call used for every input.
enum Ground {
  static let community = Settings(SourceFile(name: "minutes.yml", bytes: Templates.settings)).community
  static let names = TeamNames(community.teams)
  static let templates = TemplateSet()
  static let date = Day(year: 2024, month: 9, day: 26)!
}
