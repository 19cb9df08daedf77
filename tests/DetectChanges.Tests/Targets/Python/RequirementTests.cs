using DetectChanges.Targets.Sources.Python;

namespace DetectChanges.Tests.Targets.Python;

public class RequirementTests
{
    [Theory]
    [InlineData("requests", "Name requests")]
    [InlineData("Acme_Common.Core[fast,x] >= 2.8, == 2.8.* ; python_version < '3'", "Name acme-common-core")]
    [InlineData("tomli (>=2.0)", "Name tomli")]
    [InlineData("foo==1 --hash=sha256:aa --hash=sha256:bb", "Name foo")]
    [InlineData("foo;python_version<'3'", "Name foo")]
    [InlineData("foo==${VERSION}", "Name foo")]
    [InlineData("-e .", "Path .")]
    [InlineData("-e ../lib[extra]", "Path ../lib")]
    [InlineData("--editable=../lib", "Path ../lib")]
    [InlineData("-e \"../lib\"", "Path ../lib")]
    [InlineData("-e file:../lib#egg=lib", "Path ../lib")]
    [InlineData("-e file:///${PROJECT_ROOT}/../lib", "Path ./../lib")]
    [InlineData("lib @ file:///${PROJECT_ROOT}/../lib", "Path ./../lib")]
    [InlineData("lib[x]@file:../lib", "Path ../lib")]
    [InlineData("lib @ file:///abs/lib ; python_version > '3'", "Path ///abs/lib")]
    [InlineData("lib @ {root:uri}/lib", "Path ./lib")]
    [InlineData("lib @ {root:parent:parent:uri}/lib", "Path ./../../lib")]
    [InlineData("./downloads/numpy-1.9.2-cp34-none-win32.whl", "Path ./downloads/numpy-1.9.2-cp34-none-win32.whl")]
    [InlineData("libs/common ; sys_platform == 'linux'", "Path libs/common")]
    [InlineData("-f ./wheels", "Path ./wheels")]
    [InlineData("-rother.txt", "File other.txt")]
    [InlineData("-r ../base.txt", "File ../base.txt")]
    [InlineData("--constraint other.txt", "File other.txt")]
    [InlineData("-e ${LIBS}/x", "Unknown ${LIBS}/x")]
    [InlineData("-r ${LIST}", "Unknown ${LIST}")]
    [InlineData("${LIBS}/x", "Unknown ${LIBS}/x")]
    [InlineData("-r https://example.test/a.txt", null)]
    [InlineData("lib @ https://example.test/lib.whl", null)]
    [InlineData("lib @ git+ssh://git@example.test/lib.git@main", null)]
    [InlineData("-e git+https://${TOKEN}@example.test/lib#egg=lib", null)]
    [InlineData("--index-url https://example.test/simple", null)]
    [InlineData("--pre", null)]
    [InlineData("", null)]
    public void What_is_asked_for_is_a_name_a_path_or_a_file(string text, string? expected) =>
        (Requirement.Parse(text) is { } read ? $"{read.Kind} {read.Value}" : null).ShouldBe(expected);

    [Fact]
    public void Lines_are_joined_before_comments_are_taken_away() =>
        RequirementsFile.Read("# -e ../no\r\nfoo==1 \\\r\n  --hash=sha256:a \\\n  # rest\nbar#not-a-comment\n-e ../lib  # why\n\n").Select(read => read.Requirement.Value)
            .ShouldBe(["foo", "../lib"]);

    [Fact]
    public void A_line_of_any_length_is_read_in_time()
    {
        Requirement.Parse("a" + new string(' ', 1_000_000) + "!").ShouldNotBeNull().Kind.ShouldBe(RequirementKind.Unknown);
        Requirement.Parse("numpy==1 " + string.Concat(Enumerable.Repeat("--hash=sha256:0000 ", 10_000))).ShouldNotBeNull().Value.ShouldBe("numpy");
    }
}
