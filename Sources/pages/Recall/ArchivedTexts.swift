import Bytes
import Diagnostics
import FileTrees
import Links
import Meetings
public import Memory
import Parallel
import Reports
public import Workspace

extension Repository {
  /// The texts that items are read from: decks and prose; reports only where the call has no deck.
  ///
  /// - Throws: `FileFault` where something cannot be read.
  public func rememberedTexts() throws -> [RememberedText] {
    let community = community
    let files = try root.walk { folder in
      let name = folder.utf8.split(separator: UInt8(ascii: "/")).last
      return name?.first != UInt8(ascii: ".") && folder != Layout.reports.description
        && folder != Layout.templates.description
    }
    let archived = files.filter { $0.kind == .file }.compactMap { RelativePath($0.path) }
      .compactMap { ArchivedText($0, community) }
    let root = root
    let texts = try Parallel.map(archived.count) { index -> RememberedText? in
      let text = archived[index]
      guard let bytes = try root.read(text.path) else { return nil }
      return RememberedText(SourceFile(name: text.path.description, bytes: bytes), text, community)
    }
    return texts.compactMap { $0 } + (try reportsWithoutDeck())
  }

  private func reportsWithoutDeck() throws -> [RememberedText] {
    var texts: [RememberedText] = []
    for entry in try CallIndex(self).all() where entry.hasReports && !entry.hasDeck {
      let day = entry.call.day
      for file in try root.entries(layout.reports(of: day))
      where file.kind == .file && Layout.isMarkdown(file.name) {
        guard let path = layout.report(file.name, of: day), let bytes = try root.read(path) else { continue }
        let source = SourceFile(name: path.description, bytes: bytes)
        guard let team = Report.owner(of: file.name, source, community) else { continue }
        texts.append(RememberedText(source, reportAt: path.description, date: day, team: team.id, community))
      }
    }
    return texts
  }
}

extension RememberedText {
  /// A text of the archive, with the day and the team that its path names.
  fileprivate init(_ file: SourceFile, _ text: ArchivedText, _ community: Community) {
    let isCall = text.kind == .call
    let team: String? = if case .team(let id) = text.kind { id } else { nil }
    self.init(
      file, path: text.path.description, date: text.date, team: team, series: isCall ? community.series.id : nil,
      folder: text.path.parent?.description ?? "", community)
  }
}
