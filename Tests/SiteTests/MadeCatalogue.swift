import FileTrees
import Links
import Meetings
import Testing

/// The archive of a community with two teams.
enum MadeCatalogue {
  static func of(_ names: [String]) throws -> Catalogue {
    var community = Community()
    community.teams = [Team(id: "iaas", name: "Team IaaS"), Team(id: "iam", name: "Team IAM", aliases: ["IAM"])]
    community.site.source = "https://github.com/Example/minutes"
    community.site.url = "https://example.org/minutes/"
    return Catalogue(try names.map { try #require(RelativePath($0)) }, community)
  }
}
