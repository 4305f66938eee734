import Bytes
import Checks
public import Diagnostics
public import FileTrees
public import Meetings
import Reports

/// Something in a call's folder that lies there like a report, and that the deck has to do without.
public struct LeftOutFile {
  /// Why it is left out.
  public enum Reason {
    case unreadable(FileFault)
    /// A name that no `RelativePath` can have.
    case name
    /// The report of a team but for the ending of its name.
    case ending(Team)
    /// A folder named like the deck, `20240926`, beside that of the reports.
    case folder
  }

  public let name: String
  public let reason: Reason

  public init(name: String, reason: Reason) { (self.name, self.reason) = (name, reason) }

  /// `nil` for what may well be a report, and for what never wanted to be one: pictures, an editor's backups.
  public init?(_ entry: Entry, _ community: Community) {
    if entry.kind != .unreadableName, Layout.isMarkdown(entry.name) { return nil }
    if entry.kind == .unreadableName {
      guard Self.endings.contains(where: { entry.name.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }) else {
        return nil
      }
      self.init(name: entry.name, reason: .name)
    } else {
      let bytes = entry.name.utf8.asciiLowercased()
      guard entry.kind != .folder,
        let ending = Self.endings.first(where: { bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }),
        let team = community.team(id: String(decoding: bytes.dropLast(ending.utf8.count), as: UTF8.self))
      else { return nil }
      self.init(name: entry.name, reason: .ending(team))
    }
  }

  /// What editors and file managers make of `.md`.
  private static let endings = [".md.txt", ".markdown", ".mdown", ".mkd", ".txt", ".md"]

  /// The finding that says so; `folder` is that of the call, for the user.
  public func diagnostic(in folder: String) -> Diagnostic {
    var place = folder + "/" + name
    if case .folder = reason { place = String(decoding: folder.utf8.dropLast(10), as: UTF8.self) + name }
    let file = SourceFile(name: place, bytes: [])
    let (message, note): (String, String?) =
      switch reason {
      case .unreadable(let fault): ("report cannot be read: \(fault.reason)", fault.advice)
      case .name: ("report needs a name such as iaas.md", "rename the file")
      case .ending(let team): ("report needs the name \(team.id).md", "rename the file")
      case .folder: ("reports of this call need to lie in \(folder)", "move the files there")
      }
    return Diagnostic(
      rule: FileRule.reportUnreadable.id, severity: .error, message: message, file: file, range: 0..<0,
      label: "it is left out of the deck", notes: note.map { [Note($0)] } ?? [])
  }
}
