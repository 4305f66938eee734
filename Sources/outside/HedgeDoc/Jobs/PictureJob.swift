import Archive
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

  /// Fetches them.
  public func fetch(_ decks: [Deck]) throws -> Result {
    let missing = try missing(decks).sorted { $0.key.name.utf8.lexicographicallyPrecedes($1.key.name.utf8) }
    guard !missing.isEmpty else { return Result() }
    let network = try network()
    let wishes = missing.compactMap { upload, file in
      Self.address(of: upload, in: file, network).map { PictureFetch.Wish(name: upload.name, address: $0) }
    }
    var fetch = PictureFetch(
      network.courier, into: repository.layout.decks, of: repository.root, present: try repository.pictures())
    let count = wishes.count
    var result = Result()
    var names: [String: String] = [:]
    for (wish, outcome) in zip(wishes, try fetch.run(wishes, progress: { output.progress("pictures", $0, count) })) {
      switch outcome {
      case .stored(let name):
        result.stored += 1
        names[wish.name] = name
      case .same(let name): names[wish.name] = name
      case .failed(let why): result.failures.append(why)
      }
    }
    try repository.root.locked { try PictureNames.add(names, in: $0) }
    return result
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
