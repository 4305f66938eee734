import Archive
import Checks
public import Decks
public import Diagnostics
import FileTrees
import Meetings
import Reports
public import Workspace

/// Uploads that decks show → files beside the decks.
public struct PictureJob {
  public let repository: Repository
  /// Asked for only where something is to be fetched.
  public let network: () throws -> Network
  private let output: JobOutput

  public init(repository: Repository, network: @escaping () throws -> Network, output: JobOutput) {
    (self.repository, self.network, self.output) = (repository, network, output)
  }

  /// What came of it, in sentences.
  public struct Result {
    public var stored = 0
    /// What could not be had, and why.
    public var failures: [String] = []
  }

  /// The uploads of decks that no file beside them is, each once.
  public func missing(_ decks: [Deck]) throws -> [UploadedPicture: SourceFile] {
    let names = Set(try repository.pictures().keys)
    let others = try PictureNames.read(in: repository.root).names.files
    var seen: Set<String> = []
    var found: [UploadedPicture: SourceFile] = [:]
    for deck in decks {
      for upload in uploads(deck) where LocalPictures.file(of: upload, names: names, others: others) == nil {
        if seen.insert(upload.name).inserted { found[upload] = deck.file }
      }
    }
    return found
  }

  /// Fetches them, and files beside the decks that are lost and had been uploaded.
  public func fetch(_ decks: [Deck], restoring: Bool = false) throws -> Result {
    let missing = try missing(decks).sorted { $0.key.name.utf8.lexicographicallyPrecedes($1.key.name.utf8) }
    let lost = restoring ? try lost(decks) : []
    guard !missing.isEmpty || !lost.isEmpty else { return Result() }
    let network = try network()
    var wishes = try missing.compactMap { upload, file in
      try Self.address(of: upload, in: file, network).map {
        PictureFetch.Wish(name: upload.name, address: $0, headers: try Self.headers($0, network))
      }
    }
    wishes += try lost.map { name, upload in
      let address = network.address.below(Self.folder(of: upload) + upload)
      return PictureFetch.Wish(
        name: name, address: address, headers: try Self.headers(address, network), keepsName: true)
    }
    var result = Result()
    var names: [String: String] = [:]
    var again: [PictureFetch.Wish] = []
    for (wish, why) in try fetch(wishes, network, &result, &names) {
      // A former name of the server: what it had, the server has under its own.
      if let own = Self.formerAddress(wish.address, network) {
        again.append(PictureFetch.Wish(name: wish.name, address: own))
      } else {
        result.failures.append(why)
      }
    }
    result.failures += try fetch(again, network, &result, &names).map(\.why)
    try repository.root.locked { try PictureNames.add(names, in: $0) }
    return result
  }

  /// Fetches, and gives back what could not be had, and why.
  private func fetch(
    _ wishes: [PictureFetch.Wish], _ network: Network, _ result: inout Result, _ names: inout [String: String]
  ) throws -> [(wish: PictureFetch.Wish, why: String)] {
    guard !wishes.isEmpty else { return [] }
    var failed: [(wish: PictureFetch.Wish, why: String)] = []
    var fetch = PictureFetch(
      network.courier, into: repository.layout.decks, of: repository.root, present: try repository.pictures())
    let count = wishes.count
    for (wish, outcome) in zip(wishes, try fetch.run(wishes, progress: { output.progress("pictures", $0, count) })) {
      switch outcome {
      case .stored(let name):
        result.stored += 1
        names[wish.name] = name
      case .same(let name): names[wish.name] = name
      case .failed(let why): failed.append((wish, why))
      }
    }
    return failed
  }

  /// Files that decks show, that are gone, and that the server has: by their names, with the uploads' names there.
  private func lost(_ decks: [Deck]) throws -> [(name: String, upload: String)] {
    let uploads = try PictureNames.read(in: repository.root).names.files.sorted {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    let shelf = repository.shelf(try repository.pictures())
    var found: [(name: String, upload: String)] = []
    for deck in decks {
      let subject = CheckInput(deck: deck, community: repository.community, shelf: shelf)
      for (name, _) in subject.missingPictures.map({ ($0.name, $0.place) }) {
        guard !found.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }),
          let upload = uploads.first(where: { $0.value.utf8.elementsEqual(name.utf8) })?.key
        else { continue }
        found.append((name, upload))
      }
    }
    return found
  }

  /// HedgeDoc 2 numbers its pictures, HedgeDoc 1 gives them file names.
  private static func folder(of upload: String) -> String {
    upload.utf8.contains(UInt8(ascii: ".")) || upload.utf8.starts(with: "upload".utf8) ? "/uploads/" : "/media/"
  }

  private static func headers(_ address: WebAddress, _ network: Network) throws -> [String] {
    let isOurs = network.courier.reach.mayHoldCredentials(address)
    let media = network.address.below("/media/").target
    return isOurs && address.target.utf8.starts(with: media.utf8) ? try network.server.guestHeaders() : []
  }

  /// Where our server has what lay in `/uploads/` of a named host.
  private static func formerAddress(_ address: WebAddress, _ network: Network) -> WebAddress? {
    guard network.courier.reach.standing(of: address) == .named else { return nil }
    let isUpload = address.path.utf8.elementsEqual("/uploads/\(address.lastName)".utf8)
    return isUpload ? network.address.below("/uploads/\(address.lastName)") : nil
  }

  /// A deck with its uploads pointed at the files beside it.
  public func withLocalPictures(_ deck: Deck) throws -> [UInt8] {
    let edits = LocalPictures.edits(
      for: deck, server: repository.community.hedgedoc, hosts: repository.community.pictureHosts,
      names: Set(try repository.pictures().keys), others: try PictureNames.read(in: repository.root).names.files)
    return Edit.apply(edits, to: deck.file.bytes).bytes
  }

  /// The uploads of the server, or of hosts that minutes.yml names, that a deck shows.
  public func uploads(_ deck: Deck) -> [UploadedPicture] {
    LocalPictures.uploads(
      of: deck, server: repository.community.hedgedoc, hosts: repository.community.pictureHosts)
  }

  /// On our own server by the address of `minutes.yml`, however the deck writes it.
  private static func address(of upload: UploadedPicture, in file: SourceFile, _ network: Network) -> WebAddress? {
    if let folder = upload.folder { return network.address.below(folder + upload.name) }
    return WebAddress(String(decoding: file.bytes[upload.place], as: UTF8.self))
  }
}
