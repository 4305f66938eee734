/// Who may read and edit a note of a HedgeDoc server, by the server's own words.
public enum NotePermission: String, Sendable, CaseIterable {
  case freely, editable, limited, locked, protected, `private`

  /// Who may edit, and who may read where that is not everybody; for people.
  public var who: String {
    switch self {
    case .freely: "anybody"
    case .editable: "whoever is logged in"
    case .limited: "whoever is logged in; nobody else can read it"
    case .locked: "its owner alone"
    case .protected: "its owner alone; only who is logged in can read it"
    case .private: "its owner alone; nobody else can read it"
    }
  }
}
