import Diagnostics
import Digests
public import FileTrees
public import Meetings
import Reports
public import Workspace

/// What a repository keeps of a call's note.
public struct NoteFiles {
  public let repository: Repository
  public let date: Day

  public init(repository: Repository, date: Day) { (self.repository, self.date) = (repository, date) }

  /// `nil` for a call without a note.
  ///
  /// - Throws: `Failure` where the file was edited into something else.
  public func read() throws -> NoteRecord? {
    guard let bytes = try repository.root.read(path) else { return nil }
    guard let record = NoteRecord(bytes) else {
      throw Failure(
        "\(repository.prefix)\(path) is not as minutes writes it; take it from a backup, or remove it and pull the note "
          + "by its address")
    }
    return record
  }

  /// Writes the record, over one that is there.
  public func write(_ record: NoteRecord) throws {
    try repository.root.locked { locked in
      let bytes = record.bytes
      guard let current = try repository.root.read(path) else {
        try locked.create(path, bytes)
        return
      }
      if current != bytes { try locked.replace(path, bytes, ifItIs: SHA256.hex(of: current)) }
    }
  }

  /// Keeps a file that is about to change: nothing that was there is lost.
  public func keep(_ path: RelativePath, _ bytes: [UInt8], in locked: LockedFolder) throws {
    var place = repository.layout.replaced(path, number: nil)
    var number = 1
    while try repository.root.entry(place) != nil {
      if try repository.root.read(place) == bytes { return }
      number += 1
      place = repository.layout.replaced(path, number: number)
    }
    try locked.create(place, bytes)
  }

  private var path: RelativePath { repository.layout.note(of: date) }
}
