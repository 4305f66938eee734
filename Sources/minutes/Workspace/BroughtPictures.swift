import Archive
import Bytes
import Checks
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports

/// Pictures that lie beside reports, on their way into the archive: each under a name that no other call uses.
struct BroughtPictures {
  /// From the path in the folder of the reports to the name beside the deck.
  private var names: [String: String] = [:]
  fileprivate var contents: [String: [UInt8]] = [:]
  private let decks: RelativePath

  /// Reads those of a call. A name is `20240926-rack.png`, with a number where that is another picture.
  init(_ files: CallFiles, in repository: Repository) throws {
    decks = repository.layout.decks
    let folder = repository.layout.reports(of: files.date)
    for picture in files.besides {
      guard let path = folder / picture.path, let bytes = try repository.root.read(path) else { continue }
      for number in 1... {
        let name = Self.name(path.lastName, of: files.date, number: number)
        guard let place = decks / name else { break }
        let present: [UInt8]? = try contents[name] ?? (files.pictures[name] == nil ? nil : repository.root.read(place))
        guard present == nil || present == bytes else { continue }
        (names[picture.path], contents[name]) = (name, bytes)
        break
      }
    }
  }

  /// Whether a name ends as that of a picture does.
  static func isPicture(_ name: String) -> Bool {
    let ending = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).last ?? name.utf8[...]
    return [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp"].contains {
      $0.utf8.dropFirst().elementsEqual(ending.map(\.asciiLowercased))
    }
  }

  /// Where the reports' addresses stand in the deck that they make, and what comes in their place.
  func edits(_ deck: AssembledDeck, _ call: CallReports, _ community: Community) -> [Edit] {
    guard !names.isEmpty else { return [] }
    var shown: [String: [(name: String, place: Range<Int>)]] = [:]
    var edits: [Edit] = []
    var start = 0
    for piece in deck.pieces {
      defer { start += piece.bytes.count }
      guard case .slice(let file, let range) = piece else { continue }
      let pictures = shown[file.name] ?? self.pictures(of: file, call, community)
      shown[file.name] = pictures
      for picture in pictures
      where picture.place.lowerBound >= range.lowerBound && picture.place.upperBound <= range.upperBound {
        guard let name = names[picture.name] else { continue }
        let from = start + picture.place.lowerBound - range.lowerBound
        edits.append(Edit(range: from..<(from + picture.place.count), replacement: Array("./\(name)".utf8)))
      }
    }
    return edits
  }

  /// Those that a deck shows, as files to be.
  func tree(_ deck: [UInt8]) -> FileTree {
    var tree = FileTree()
    let read = CheckInput(deck: Deck(SourceFile(name: "deck", bytes: deck)), community: Community())
    for picture in read.localPictures {
      if let bytes = contents[picture.name], let path = decks / picture.name { tree[path] = bytes }
    }
    return tree
  }

  private func pictures(
    of file: SourceFile, _ call: CallReports, _ community: Community
  ) -> [(name: String, place: Range<Int>)] {
    let report = (Array(call.reports.values) + Array(call.extras.values)).first { $0.file === file }
    guard let report, report.isText else { return [] }
    return CheckInput(report: report, date: call.date, community: community).localPictures
  }

  private static func name(_ name: String, of date: Day, number: Int) -> String {
    let plain = String(
      decoding: name.utf8.map { $0.isASCIIAlphanumeric || "-_.".utf8.contains($0) ? $0 : UInt8(ascii: "-") },
      as: UTF8.self)
    guard number > 1 else { return "\(date.compact)-\(plain)" }
    let dot = plain.utf8.lastIndex(of: UInt8(ascii: ".")) ?? plain.endIndex
    return "\(date.compact)-\(plain[..<dot])-\(number)\(plain[dot...])"
  }
}

extension Repository {
  /// The pictures beside the decks that a deck shows, as they are now; `brought` are those that come with it.
  func shownPictures(_ deck: [UInt8], brought: FileTree = FileTree()) throws -> [ArchivedDeck.Input] {
    let read = CheckInput(deck: Deck(SourceFile(name: "deck", bytes: deck)), community: community)
    var found: [ArchivedDeck.Input] = []
    for name in Set(read.localPictures.map(\.name)).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let path = layout.decks / name, let bytes = try brought[path] ?? picture(path) else { continue }
      found.append(ArchivedDeck.Input(path: path.description, bytes: bytes))
    }
    return found
  }

  /// The picture beside reports that a build would bring into the archive under a name, `20240926-rack.png`; `nil` where there is
  /// none.
  public func pictureToBring(_ name: String) -> [UInt8]? {
    guard name.utf8.dropFirst(8).first == UInt8(ascii: "-"),
      let date = Day(String(decoding: name.utf8.prefix(8), as: UTF8.self)), let files = try? files(of: date),
      !files.besides.isEmpty
    else { return nil }
    return try? BroughtPictures(files, in: self).contents[name]
  }

  /// What cannot be read is no picture that could be recorded.
  private func picture(_ path: RelativePath) throws -> [UInt8]? {
    do throws(FileFault) {
      return try root.read(path)
    } catch {
      guard error.isOfThisFileAlone else { throw error }
      return nil
    }
  }
}
