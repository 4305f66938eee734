/// Findings as SARIF 2.1.0, which code scanning and editors read.
public struct SARIFReport: Sendable {
  /// What a rule is about, for those who read a finding elsewhere.
  public struct Rule: Sendable {
    public var id: String
    public var title: String
    public var help: String

    public init(id: String, title: String, help: String) {
      self.id = id
      self.title = title
      self.help = help
    }
  }

  public var tool: String
  public var version: String
  public var rules: [Rule]

  public init(tool: String, version: String, rules: [Rule]) {
    self.tool = tool
    self.version = version
    self.rules = rules
  }

  public func render(_ diagnostics: [Diagnostic]) -> [UInt8] {
    []
  }
}
