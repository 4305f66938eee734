import Decks
import Diagnostics
import Reports

/// Importing a deck and building it again gives the same bytes.
enum ImportProperty {
  static func check(_ bytes: [UInt8]) {
    let parts = DeckImport(Deck(SourceFile(name: "20240926.md", bytes: bytes)), community: Ground.community)
    let agenda = SourceFile(name: Agenda.fileName, bytes: Array(parts.agenda.yaml.utf8))
    let (read, faults) = Agenda.read(agenda)
    hold(faults.isEmpty && read == parts.agenda, "the agenda reads back as it was written")
    hold(Set(parts.files.map(\.name)).count == parts.files.count, "every part has a file of its own")
    let call = CallReports(
      Ground.date, files: parts.files.map { ($0.name, SourceFile(name: $0.name, bytes: $0.bytes)) }, agenda: agenda,
      community: Ground.community)
    hold(call.diagnostics.isEmpty && call.strays.isEmpty, "every part is in the agenda")
    let built = try? AssembledDeck.assemble(call, community: Ground.community, templates: Ground.templates)
    hold(built?.bytes == bytes, "the deck comes back byte for byte")
  }
}
