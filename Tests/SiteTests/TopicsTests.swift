import Diagnostics
import FileTrees
import Links
import Meetings
import Reports
import Testing

@testable import Site

/// Topics of minutes, as shown in lists.
struct TopicsTests {
  private func reading(_ path: String, _ text: String) throws -> ParsedText {
    let catalogue = try MadeCatalogue.of([path])
    let archived = try #require(catalogue.texts.first)
    return ParsedText(
      archived, SourceFile(name: path, bytes: Array(text.utf8)), in: catalogue,
      names: TeamNames(catalogue.community.teams), shelf: nil, anchors: { _ in nil })
  }

  @Test func headingsAreTopicsAndWhatAllMinutesHaveIsNot() throws {
    let text = """
      # 2024-09-25

      ## :family: Participants (handles preferred)

      - @lene

      ## :notebook: Agenda

      ### Team IaaS

      ### Metal3 in the lab

      Words.

      ### Meta

      ### :rocket: Release

      ### 2024

      ### Metal3 in the lab
      """
    #expect(try reading("iaas/20240925.md", text).facts.summary.opening == "Metal3 in the lab · Release")
  }

  @Test func ofManyTopicsThoseAreCountedThatHaveNoRoom() throws {
    let topics = (1...9).map { "Topic number \($0) of a long afternoon" }
    #expect(
      Topics.line(topics, most: 80)
        == "Topic number 1 of a long afternoon · Topic number 2 of a long afternoon · … 7 more")
    #expect(Topics.line(["alone"], most: 1) == "alone")
  }

  @Test func withoutTopicsTheFirstWordsAreSaidButNotWhoWasThere() throws {
    let text = "# 2024-09-25\n\n## Teilnehmende\n\n- @lene\n- @jo\n\n## Protokoll\n\nDer Spiegel steht wieder.\n"
    #expect(try reading("iaas/20240925.md", text).facts.summary.opening == "Der Spiegel steht wieder.")
  }

  @Test func aRollHoldsUntilAHeadingOfItsLevelAndNamesAreWhole() throws {
    let text = """
      # Protokoll

      ## Participants

      ### Team Lab

      - Lene

      ## Excused (sorry)

      ## Gäste

      ## Minutes generator rewrite

      ## Reporting API

      ## Minutes & reports

      ## Present

      ## Presents for the harbour
      """
    #expect(
      try reading("iaas/20240925.md", text).facts.summary.opening
        == "Minutes generator rewrite · Reporting API · Presents for the harbour")
  }

  @Test func aCallBeforeThereWereSlidesHasItsTeamsParts() throws {
    let text = "# Call\n\n## Team IaaS\n\n### A mirror\n\nStands.\n\n## Events\n\n### Fair\n"
    let reading = try reading("community-call/20220825.md", text)
    #expect(reading.facts.summary.parts.map(\.team) == ["iaas"])
    #expect(reading.facts.summary.parts.map(\.anchor) == ["team-iaas"])
    #expect(reading.facts.topics(ofPart: 0).map(\.title) == ["A mirror"])
  }

  @Test func whoWasThereIsNoTitle() throws {
    let reading = try reading("iaas/20240925.md", "## Participants (handles preferred)\n\n- @lene\n")
    #expect(reading.facts.summary.title == "25 September 2024")
  }

  @Test(arguments: [
    ("SIG Documentation on 2024-09-25", "SIG Documentation"), ("Team IaaS, 25 September 2024", "Team IaaS"),
    ("2024-09-25", "2024-09-25"),
  ])
  func theDayStandsBesideTheTitleAlready(_ title: String, _ shown: String) {
    #expect(Overview.withoutDate(title, Day("20240925")) == shown)
  }
}
