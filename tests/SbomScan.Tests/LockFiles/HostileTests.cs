using System.Diagnostics;
using System.Text;

namespace SbomScan.Tests.LockFiles;

/// <summary>Files that are meant to do harm.</summary>
public sealed class HostileTests
{
    private static string Refused(string path, string text) => Should.Throw<FormatException>(() => TestTree.ReadLock(path, text)).Message;

    [Theory]
    [InlineData("package-lock.json")]
    [InlineData("bun.lock")]
    [InlineData("packages.lock.json")]
    [InlineData("project.assets.json")]
    [InlineData("app.deps.json")]
    public void Deep_nesting_is_refused(string path) => Refused(path, new string('[', 100_000)).ShouldStartWith("line 1: ");

    [Theory]
    [InlineData("pnpm-lock.yaml")]
    [InlineData("action.yml")]
    public void Deep_YAML_is_refused(string path)
    {
        Refused(path, "a: " + new string('[', 100_000)).ShouldStartWith("line 1: ");
        Refused(path, string.Concat(Enumerable.Range(0, 400).Select(i => $"{new string(' ', i)}a:\n"))).ShouldStartWith("line ");
    }

    [Fact]
    public void Deep_XML_is_refused() => Refused("packages.config", "<packages>" + string.Concat(Enumerable.Repeat("<a>", 100_000))).ShouldStartWith("line 1: ");

    [Fact]
    public void Aliases_have_no_place_in_a_lock_file()
    {
        var bomb = "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{(char)('b' + i % 20)}{i}: &n{i} [*{(i == 0 ? "a" : $"n{i - 1}")}, *{(i == 0 ? "a" : $"n{i - 1}")}]\n"));

        Refused("pnpm-lock.yaml", bomb).ShouldContain("alias");
        TestTree.ReadLock("action.yml", bomb).Packages.ShouldBeEmpty();
    }

    [Fact]
    public void An_endless_line_is_refused() => Refused("package-lock.json", $$"""{"lockfileVersion": 3, "x": "{{new string('a', 17 * 1024 * 1024)}}"}""").ShouldBe("line 1: it is longer than 16 MB");

    [Fact]
    public void Millions_of_values_are_refused() => Refused("package-lock.json", $"[\n{string.Concat(Enumerable.Repeat("1,\n", 1_100_000))}1]").ShouldContain("more than 1,000,000 values");

    [Fact]
    public void More_than_any_lock_file_holds_is_refused()
    {
        Refused("yarn.lock", "# yarn lockfile v1\n" + string.Concat(Enumerable.Range(0, 1_000_001).Select(i => $"a@{i}:\n"))).ShouldBe("more than 1,000,000 lines");
        Refused("paket.lock", "NUGET\n" + string.Concat(Enumerable.Range(0, 110_000).Select(i => $"    a{i} (1)\n"))).ShouldContain("more than 100,000 packages");
        Refused("packages.config", "<packages>" + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"<package id=\"a\" version=\"{i}\" />\n")) + "</packages>").ShouldContain("more than 100,000 packages");
    }

    [Fact]
    public void Uses_without_end_in_one_line_are_read_in_linear_time()
    {
        var steps = string.Join(", ", Enumerable.Range(0, 20_000).Select(i => $"{{uses: a/b{i}@11bd71901bbe5b1630ceea73d27597364c9af683}}"));

        TestTree.ReadLock("action.yml", $"runs: {{steps: [{steps}]}}").Packages.Count.ShouldBe(20_000);
    }

    [Theory]
    [InlineData("package-lock.json", """{"lockfileVersion": 3, "lockfileVersion": 3, "packages": {}}""")]
    [InlineData("package-lock.json", "{\"lockfileVersion\": 3, \"packages\": {\n\"node_modules/a\": {\"version\": \"1\"},\n\"node_modules/a\": {\"version\": \"2\"}}}")]
    [InlineData("pnpm-lock.yaml", "lockfileVersion: '9.0'\npackages:\n  a@1.0.0: {}\n  a@1.0.0: {}\n")]
    [InlineData("yarn.lock", "# yarn lockfile v1\na@1:\n  version \"1\"\na@1:\n  version \"2\"\n")]
    public void Keys_that_stand_twice_are_refused(string path, string text) => Refused(path, text).ShouldContain("stands twice");

    [Theory]
    [InlineData("""{"lockfileVersion": 1e999, "packages": {}}""")]
    [InlineData("""{"lockfileVersion": 99999999999999999999999999, "packages": {}}""")]
    [InlineData("""{"lockfileVersion": {"a": 1}, "packages": {}}""")]
    [InlineData("""{"lockfileVersion": 3, "packages": {"node_modules/": {"version": "1.0.0"}}}""")]
    [InlineData("""{"lockfileVersion": 3, "packages": {"node_modules/a": 1}}""")]
    [InlineData("""{"lockfileVersion": 3, "packages": {"node_modules/a": {"version": ["1"]}}}""")]
    [InlineData("""{"lockfileVersion": 3, "packages": {"node_modules/a": {"version": "\ud800"}}}""")]
    [InlineData("""{"lockfileVersion": 3, "packages": {"node_modules/a": {"link": true}}}""")]
    [InlineData("""{"lockfileVersion": 1, "dependencies": {"": {"version": "1.0.0"}}}""")]
    public void Odd_values_are_refused(string text) => Refused("package-lock.json", text).ShouldNotBeEmpty();

    [Fact]
    public void A_path_of_thousands_of_folders_is_refused()
    {
        var path = string.Concat(Enumerable.Repeat("node_modules/a/", 300)).TrimEnd('/');

        Refused("package-lock.json", $$$$"""{"lockfileVersion": 3, "packages": {"{{{{path}}}}": {"version": "1.0.0"}}}""").ShouldContain("a path of more than");
        Refused("bun.lock", $$$"""{"lockfileVersion": 1, "packages": {"{{{string.Join('/', Enumerable.Repeat("a", 1_000))}}}": ["a@1.0.0"]}}""").ShouldContain("a path of more than");
    }

    [Fact]
    public void Names_with_line_breaks_and_commands_stay_what_they_are()
    {
        const string name = "a\n::error::b\u202E";

        TestTree.ReadLock("package-lock.json", """{"lockfileVersion": 3, "packages": {"node_modules/a\n::error::b\u202E": {"version": "1.0.0"}}}""").Packages.ShouldHaveSingleItem().Name.ShouldBe(name);
    }

    [Fact]
    public void Cycles_end()
    {
        var content = TestTree.ReadLock("package-lock.json", """
            {"lockfileVersion": 3, "packages": {
              "": {"dependencies": {"a": "*"}},
              "node_modules/a": {"version": "1.0.0", "dependencies": {"b": "*", "a": "*"}},
              "node_modules/b": {"version": "1.0.0", "dependencies": {"a": "*"}}}}
            """);

        content.Packages().ShouldBe(["a@1.0.0 Runtime direct", "b@1.0.0 Runtime"]);
        content.Package("a").DependsOn.ShouldBe(["pkg:npm/b@1.0.0"]);
    }

    [Fact]
    public void Tens_of_thousands_of_packages_are_read_in_a_time_that_grows_with_their_number()
    {
        var text = new StringBuilder("""{"lockfileVersion": 3, "packages": {"": {"dependencies": {"p0": "*"}}""");
        for (var i = 0; i < 50_000; i++) text.Append($$$""",{{{"\n"}}}"node_modules/p{{{i}}}": {"version": "1.0.{{{i}}}", "dependencies": {"p{{{i + 1}}}": "*", "p{{{i / 2}}}": "*"}}""");
        var clock = Stopwatch.StartNew();

        TestTree.ReadLock("package-lock.json", text.Append("}}").ToString()).Packages.Count.ShouldBe(50_001);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(5), "it takes a hundredth of that; time that grows with the square would take far longer");
    }
}
