import Meetings
import Testing

@Suite struct GitHubHandleTests {
  @Test(arguments: [
    "https://github.com/lena", "http://github.com/lena", "https://github.com/lena/", "https://www.github.com/lena",
    "HTTPS://GitHub.com/lena", "github.com/lena",
  ]) func profiles(_ address: String) { #expect(GitHubHandle(profile: address)?.name == "lena") }

  @Test(arguments: [
    "", "https://github.com/", "https://github.com/lena/repo", "https://github.com/lena?tab=stars",
    "https://github.com/-lena", "https://github.com/lena//", "https://gitlab.com/lena",
    "https://github.com.example/lena", "https://github.com/läna 🦓",
    "https://github.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  ]) func otherPages(_ address: String) { #expect(GitHubHandle(profile: address) == nil) }

  @Test func namesAsTheyAreShown() {
    #expect(GitHubHandle(shown: " @lena-example ")?.name == "lena-example")
    #expect(GitHubHandle(shown: "lena") == nil)
    #expect(GitHubHandle(shown: "@lena and @okan") == nil)
    #expect(GitHubHandle("anna_corp")?.name == "anna_corp")
    #expect(GitHubHandle("two words") == nil)
  }

  @Test func letterCaseTellsNoAccountsApart() throws {
    let left = try #require(GitHubHandle("Lena"))
    #expect(try left.isSame(as: #require(GitHubHandle("lENA"))))
    #expect(try !left.isSame(as: #require(GitHubHandle("Lenas"))))
    #expect(try #require(GitHubHandle("TODO")).isPlaceholder)
  }
}
