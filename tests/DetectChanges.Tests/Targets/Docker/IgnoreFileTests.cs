using DetectChanges.Targets.Sources.Docker.Dockerfiles;

namespace DetectChanges.Tests.Targets.Docker;

/// <summary>What a <c>.dockerignore</c> leaves behind: each row is what BuildKit (Docker 20.10) left out of <c>COPY . /</c>.</summary>
public class IgnoreFileTests
{
    private static readonly string[] Files =
    [
        "a.txt", "b.md", "foo", "foobar", "xfoo", "dir/a.txt", "dir/foo", "dir/sub/a.txt", "dir/sub/keep.md", "dir/sub/deep/b.md", "docs/README.md", "docs/x.txt",
        ".git/config", ".env", "apps/web/node_modules/y.js", "node_modules/x.js", "[id]/page.ts", "sp ace/a.txt",
    ];

    private static string[] Ignored(string text)
    {
        var file = IgnoreFile.Parse(text);
        return [.. Files.Where(file.Ignores)];
    }

    [Theory]
    [InlineData("docs", "docs/README.md|docs/x.txt")]
    [InlineData("/docs/", "docs/README.md|docs/x.txt")]
    [InlineData("docs/*", "docs/README.md|docs/x.txt")]
    [InlineData("docs/**", "docs/README.md|docs/x.txt")]
    [InlineData("./docs", "docs/README.md|docs/x.txt")]
    [InlineData("dir/../docs", "docs/README.md|docs/x.txt")]
    [InlineData("docs/README.md/", "docs/README.md")]
    [InlineData("**/a.txt", "a.txt|dir/a.txt|dir/sub/a.txt|sp ace/a.txt")]
    [InlineData("**/foo", "foo|dir/foo")]
    [InlineData("**foo", "foo|dir/foo")]
    [InlineData("foo*", "foo|foobar")]
    [InlineData("foo**", "foo|foobar")]
    [InlineData("?oo", "foo")]
    [InlineData("*/a.txt", "dir/a.txt|sp ace/a.txt")]
    [InlineData("dir/**/a.txt", "dir/a.txt|dir/sub/a.txt")]
    [InlineData("dir/*/deep", "dir/sub/deep/b.md")]
    [InlineData("d*/**/deep/**", "dir/sub/deep/b.md")]
    [InlineData("dir/sub/..", "dir/a.txt|dir/foo|dir/sub/a.txt|dir/sub/keep.md|dir/sub/deep/b.md")]
    [InlineData("[a-c].*", "a.txt|b.md")]
    [InlineData("\\[id\\]", "[id]/page.ts")]
    [InlineData("[[]id]", "[id]/page.ts")]
    [InlineData("sp ace", "sp ace/a.txt")]
    [InlineData(".*", ".git/config|.env")]
    [InlineData("**/node_modules", "apps/web/node_modules/y.js|node_modules/x.js")]
    [InlineData("node_modules", "node_modules/x.js")]
    [InlineData("*.md\r\ndocs\r\n", "b.md|docs/README.md|docs/x.txt")]
    [InlineData("# docs\n  a.txt  ", "a.txt")]
    [InlineData("dir\n!dir/sub/keep.md", "dir/a.txt|dir/foo|dir/sub/a.txt|dir/sub/deep/b.md")]
    [InlineData("**/*.md\n!**/keep.md", "b.md|dir/sub/deep/b.md|docs/README.md")]
    [InlineData("**/sub/**\n!**/keep*", "dir/sub/a.txt|dir/sub/deep/b.md")]
    [InlineData("*.txt\n!a.txt\n*.txt", "a.txt")]
    [InlineData("!docs\ndocs", "docs/README.md|docs/x.txt")]
    [InlineData("dir/sub\n!dir\n", "")]
    [InlineData("! docs\n", "")]
    [InlineData(".", "")]
    [InlineData("../docs", "")]
    public void Some_files_are_left_behind(string text, string expected) => string.Join('|', Ignored(text)).ShouldBe(expected);

    [Theory]
    [InlineData("*", "")]
    [InlineData("**", "")]
    [InlineData("*\n!docs", "docs/README.md|docs/x.txt")]
    [InlineData("*\n!dir/sub", "dir/sub/a.txt|dir/sub/keep.md|dir/sub/deep/b.md")]
    [InlineData("**\n!foo", "foo")]
    [InlineData("[^a-c]*", "a.txt|b.md|apps/web/node_modules/y.js")]
    public void All_but_some_are_left_behind(string text, string kept) => string.Join('|', Files.Except(Ignored(text))).ShouldBe(kept);

    /// <summary>Docker 20.10 leaves <c>dir/foo</c> behind with the first, newer ones take <c>xfoo</c> back in with the second.</summary>
    [Theory]
    [InlineData("**/*\n!**/foo", "foo|dir/foo")]
    [InlineData("**\n!**foo", "foo|xfoo|dir/foo")]
    public void Where_versions_of_docker_differ_the_file_is_in(string text, string kept) => string.Join('|', Files.Except(Ignored(text))).ShouldBe(kept);

    [Theory]
    [InlineData("!")]
    [InlineData("[a")]
    [InlineData("[]a]")]
    [InlineData("[z-a]")]
    [InlineData("*a\\")]
    public void What_docker_refuses_is_refused(string text) => Should.Throw<FormatException>(() => IgnoreFile.Parse(text));
}
