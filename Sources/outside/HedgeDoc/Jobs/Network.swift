public import Diagnostics
import FileTrees
import Glibc
import Meetings
import Reports
public import Workspace

/// The way to the HedgeDoc server of a repository; nothing is started before the first request.
public struct Network {
  public let server: NoteServer
  public let courier: HTTPClient
  public let address: WebAddress

  /// `output` hears of credentials that nothing binds to the server.
  ///
  /// - Throws: a sentence where there is no server, no program for it, or credentials that are no good.
  public init(_ repository: Repository, output: JobOutput) throws {
    guard !repository.community.hedgedoc.isEmpty, let address = WebAddress(repository.community.hedgedoc) else {
      throw Failure(
        "\(repository.settings.name) names no HedgeDoc server; write hedgedoc: { url: \"https://…\" } into it")
    }
    let environment = Self.environment
    try Self.bind(address, environment, output)
    let credentials = try Credentials.find(
      for: address, environment: environment,
      file: (Self.credentialsFile(environment), { try Self.read(Self.credentialsFile(environment)) }))
    guard credentials == .none || address.isSecure || Self.isHere(address) else {
      throw Failure("\(address.origin) is not encrypted, so no password or token is sent there; use its https address")
    }
    let manner = try Self.manner(environment)
    let program = try HTTPProgram(
      HTTPProgram.find(environment: environment), folder: repository.root, slots: HTTPClient.slots(for: manner),
      atOnce: manner.atOnce,
      environment: environment)
    courier = HTTPClient(
      program.transport, reach: HostPolicy(server: address, hosts: repository.community.pictureHosts),
      proxies: ProxyChoice(environment: environment), manner: manner)
    server = NoteServer(courier, credentials: credentials, kept: KeptSessions(environment: environment))
    self.address = address
  }

  /// Who changes `minutes.yml` must not decide who gets a password: in a job, where nobody sees a warning, not at all.
  private static func bind(_ address: WebAddress, _ environment: [String: String], _ output: JobOutput) throws {
    switch Credentials.binding(for: address, environment: environment) {
    case .settled: break
    case .elsewhere(let named):
      output.warn(
        "the credentials in the environment are for \(named) (MINUTES_HEDGEDOC_SERVER), so \(address.origin) does not get "
          + "them")
    case .open:
      let way = "set MINUTES_HEDGEDOC_SERVER=\(address.origin) beside them"
      let job = environment["CI"] ?? ""
      guard ["", "0", "false"].contains(where: { $0.utf8.elementsEqual(job.utf8) }) else {
        throw Failure(
          "nothing says which server the credentials in the environment (MINUTES_HEDGEDOC_…) are for, and in a job (CI is "
            + "set) none gets them by minutes.yml alone; \(way)")
      }
      output.warn(
        "nothing says which server the credentials in the environment are for, so \(address.origin) gets them, which "
          + "minutes.yml names; \(way)")
    }
  }

  private static func manner(_ environment: [String: String]) throws -> HTTPClient.RetryPolicy {
    var manner = HTTPClient.RetryPolicy()
    manner.headers = ["User-Agent: minutes/\(ProgramVersion.text)"]
    if let text = environment["MINUTES_HTTP_TIMEOUT"], !text.isEmpty {
      guard let seconds = Int(text), (1...3600).contains(seconds) else {
        throw Failure("MINUTES_HTTP_TIMEOUT is \"\(text)\"; it is a number of seconds from 1 to 3600")
      }
      manner.allow(seconds: seconds)
    }
    return manner
  }

  /// This machine: nobody listens on the way.
  private static func isHere(_ address: WebAddress) -> Bool {
    ["localhost", "127.0.0.1", "[::1]"].contains { $0.utf8.elementsEqual(address.host.utf8) }
  }

  // MARK: Environment

  private static let names = [
    "MINUTES_HTTP", "MINUTES_HTTP_TIMEOUT", "MINUTES_HEDGEDOC_TOKEN", "MINUTES_HEDGEDOC_SESSION",
    "MINUTES_HEDGEDOC_EMAIL", "MINUTES_HEDGEDOC_LDAP", "MINUTES_HEDGEDOC_PASSWORD", "MINUTES_HEDGEDOC_SERVER",
    "MINUTES_HEDGEDOC_FILE", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy",
    "NO_PROXY", "HOME", "XDG_CONFIG_HOME", "PATH", "LANG", "LC_ALL", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR",
    "RES_OPTIONS",
    "XDG_STATE_HOME", "CI",
  ]

  private static var environment: [String: String] {
    var found: [String: String] = [:]
    for name in names { found[name] = getenv(name).map { String(cString: $0) } }
    return found
  }

  private static func credentialsFile(_ environment: [String: String]) -> String {
    if let named = environment["MINUTES_HEDGEDOC_FILE"], !named.isEmpty { return named }
    let folder = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    return "\(folder ?? "\(environment["HOME"] ?? "")/.config")/minutes/hedgedoc"
  }

  private static func read(_ path: String) throws -> Credentials.File? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw FileFault(.read, path, .system(errno))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size < 1 << 16 else {
      throw Failure("\(path) is no file with credentials; put one in its place, or take it away")
    }
    let isPrivate = status.st_mode & 0o077 == 0 && status.st_uid == geteuid()
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(file, &bytes, bytes.count)
    guard count >= 0 else { throw FileFault(.read, path, .system(errno)) }
    return Credentials.File(bytes: Array(bytes[..<count]), isPrivate: isPrivate)
  }
}
