extension TemplateSet.Name {
  /// The names that have a value in a template of this kind, be it only sometimes.
  ///
  /// The table under "Adding a template variable" in `CONTRIBUTING.md` has the same ones.
  public var variables: [String] {
    switch self {
    case .report: ["team", "name", "mission", "call", "date"]
    case .deck:
      [
        "titleYAML", "descriptionYAML", "community", "communityFirst", "communityRest", "tagline", "callTitle", "date",
        "theme",
        "transition", "cover",
      ]
    case .title: ["name", "mission", "lead", "hasReporters", "reporters", "noMeeting", "unreadable"]
    }
  }

  /// The names that have a value within a section alone, by the section's name.
  public var innerVariables: [String: [String]] {
    switch self {
    case .report, .deck: [:]
    case .title: ["reporters": ["handle", "name", "separator"]]
    }
  }
}
