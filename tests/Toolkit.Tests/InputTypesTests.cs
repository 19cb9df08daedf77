using Actions.Toolkit;

namespace Toolkit.Tests;

public sealed class InputTypesTests
{
    [Theory]
    [InlineData("90", 90)]
    [InlineData("1.5", 1.5)]
    [InlineData("90s", 90)]
    [InlineData("30m", 1800)]
    [InlineData("1h30m", 5400)]
    [InlineData("500ms", 0.5)]
    [InlineData("1d", 86400)]
    public void Durations_are_read(string text, double seconds) => DurationText.Parse(text).TotalSeconds.ShouldBe(seconds, 0.0001);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    [InlineData("5x")]
    [InlineData("1e5")]
    [InlineData("99999999999")]
    public void Anything_else_is_refused_with_what_is_allowed(string text) =>
        Should.Throw<FormatException>(() => DurationText.Parse(text)).Message.ShouldContain("90s, 30m, 1h30m or 500ms");

    [Theory]
    [InlineData(0.85, "850 ms")]
    [InlineData(4.24, "4.2 s")]
    [InlineData(185, "3 min 5 s")]
    [InlineData(4320, "1 h 12 min")]
    public void Durations_are_written_for_people(double seconds, string text) => DurationText.Format(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    [Theory]
    [InlineData("cluter", "cluster")]
    [InlineData("Services", "services")]
    [InlineData("imagess", "image")]
    [InlineData("completely-different", null)]
    public void The_nearest_name_is_found(string name, string? nearest) =>
        NearestName.Of(name, ["cluster", "services", "image"]).ShouldBe(nearest);

    [Fact]
    public void A_path_stays_below_the_workspace()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        Directory.CreateDirectory(Path.Combine(folder, "workspace", "sub"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "workspace", "out"), folder);
        var runner = new RunnerContext(new Dictionary<string, string> { ["GITHUB_WORKSPACE"] = Path.Combine(folder, "workspace") });

        WorkspacePath.Resolve(runner, "sub/file.yml").RelativePath.ShouldBe("sub/file.yml");
        Should.Throw<FormatException>(() => WorkspacePath.Resolve(runner, "../other"));
        Should.Throw<FormatException>(() => WorkspacePath.Resolve(runner, "out/secret"));
        Should.Throw<FormatException>(() => WorkspacePath.Resolve(runner, "/home/runner/work/x")).Message.ShouldContain("/github/workspace");
        Directory.Delete(folder, recursive: true);
    }
}
