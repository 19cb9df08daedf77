using Testing;

namespace Contract.Tests.Actions;

public class ImageTests
{
    public static TheoryData<string> Actions => EveryAction.Names;

    private static IReadOnlyList<string> Instructions(string action) =>
        [.. File.ReadAllText(Repository.File("actions", action, "Dockerfile")).Replace("\\\n", " ").Split('\n')
            .Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#'))];

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_base_is_an_argument_with_a_public_default(string action) =>
        Instructions(action)[0].ShouldStartWith("ARG BASE=mcr.microsoft.com/dotnet/runtime-deps:");

    [Theory]
    [MemberData(nameof(Actions))]
    public void Only_the_program_published_for_the_platform_goes_in(string action) =>
        Instructions(action).Where(line => line.StartsWith("COPY", StringComparison.Ordinal)).ShouldBe(
        [
            $"COPY artifacts/publish/{action}/linux-x64/ /app/",
            $"COPY artifacts/publish/{action}/linux-arm64/ /app/",
        ]);

    [Theory]
    [MemberData(nameof(Actions))]
    public void Runs_as_root_straight_from_an_exec_form_entrypoint(string action)
    {
        var last = Instructions(action).SkipWhile(line => line != "FROM ${TARGETARCH}").ToList();
        last.ShouldContain("USER 0");
        last[^1].ShouldBe($"ENTRYPOINT [\"/app/{action}\"]");
        last.ShouldNotContain(line => line.StartsWith("CMD", StringComparison.Ordinal) || line.StartsWith("SHELL", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Is_labelled(string action)
    {
        var label = Instructions(action).Single(line => line.StartsWith("LABEL", StringComparison.Ordinal));
        foreach (var name in (string[])["title", "description", "source", "licenses", "revision"])
            label.ShouldContain($"org.opencontainers.image.{name}=");
    }
}
