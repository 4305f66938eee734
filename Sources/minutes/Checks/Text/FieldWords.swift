import Bytes

/// Words of nine letters and more that are at home in minutes of a cloud community, to recognise them with their
/// letters in disorder.
enum FieldWords {
  /// Lower-case words by the letters that they have, whatever the order.
  static let bySignature: [UInt64: String] = {
    var words: [UInt64: String] = [:]
    for word in list.split(separator: " ") {
      words[signature(of: word.utf8)] = String(word)
    }
    return words
  }()

  /// The same for two words with the same letters; capital letters count as small ones.
  @inline(__always)
  static func signature(of word: some Sequence<UInt8>) -> UInt64 {
    var sum: UInt64 = 0
    for byte in word { sum &+= weight(of: byte.asciiLowercased) }
    return sum
  }

  /// A number for a letter, so that sums of such numbers hardly ever coincide (splitmix64).
  @inline(__always)
  private static func weight(of byte: UInt8) -> UInt64 {
    var value = (UInt64(byte) + 1) &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  private static let list = """
    administration agreement alternative announcement announcements application applications architecture \
    authentication authorization automation availability available background bandwidth baremetal blueprint \
    blueprints broadcast candidate candidates certificate certificates certification challenge challenges changelog \
    colleagues collaboration community compatibility compatible compliance component components conference \
    configuration connection consortium container containers continuous contracts contribution contributions \
    contributor contributors controller coordination customers dashboard decisions definition dependencies \
    deployment deployments deprecated description developer developers development discussed discussion discussions \
    distribution documentation documents ecosystem encryption endpoints engineering environment environments \
    evaluation experience extension federation finalized following foundation framework governance government \
    guideline hackathon hypervisor implementation implementations improvement improvements individual information \
    infrastructure initiative installation instances integration interface international interoperability \
    introduction investigation invitation kubernetes lifecycle limitation loadbalancer maintainer maintainers \
    maintenance management mandatory migration milestone monitoring namespace networking newcomers notification \
    observability september onboarding openstack operation operations operators opportunity organisation \
    organization participants performance permission permissions persistent pipelines platforms preparation \
    presentation presentations processes production proposals providers provisioning publication published questions \
    recommendation recording reference refinement registration reliability repositories repository requirement \
    requirements resources responsible restriction reviewers scheduled scheduler solutions sovereign sovereignty \
    specification specifications stability stakeholder standardisation standardization standards statement structure \
    supported synchronization technical technology templates terraform throughput transition translation \
    transparency troubleshooting understanding usability verification virtualization visibility volunteers \
    vulnerabilities vulnerability workloads workshops zertifizierung abstimmung anforderungen ankündigung \
    arbeitsgruppe ausschreibung besprechung beschreibung dokumentation einladung entscheidung entwicklung ergebnisse \
    gemeinschaft infrastruktur sicherheit standardisierung teilnehmer umsetzung unterstützung veranstaltung \
    veröffentlichung verwaltung vorschlag vorstellung zusammenarbeit
    """
}
