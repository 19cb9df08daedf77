using DetectChanges.Targets.Sources.Go;

namespace DetectChanges.Tests.Targets.Go;

public class GoEffectsTests
{
    private static readonly OneSource Go = new(new GoProjects());

    private static readonly (string, string?)[] Modules =
    [
        ("api/go.mod", "module api.test\nrequire golang.org/x/text v0.1.0\n"),
        ("cli/go.mod", "module cli.test\nrequire golang.org/x/sys v0.1.0\n"),
        ("lone/go.mod", "module lone.test\nrequire golang.org/x/text v0.1.0\n"),
    ];

    private static readonly (string, string?) Work = ("go.work", "go 1.24\nuse ./api\nuse ./cli\n");

    [Theory]
    [InlineData("go 1.24\nuse ./api\n", "go 1.25\nuse ./api\n", "api.test: go.work")]
    [InlineData("use ./api\nuse ./cli\n", "use (\n\t./cli\n\t./api // first\n)\n")]
    [InlineData("use ./api\n", "use ./api\nuse ./cli\n", "cli.test: joins or leaves go.work")]
    [InlineData("use ./api\nuse ./cli\n", "use ./api\n", "cli.test: joins or leaves go.work")]
    [InlineData("use ./api\nuse ./cli\n", "use ./api\nuse ./cli\nreplace x => ./x\n", "api.test: go.work", "cli.test: go.work")]
    [InlineData("use ./api\nuse ./cli\n", "use (\n", "api.test: go.work", "cli.test: go.work")]
    public void A_change_of_the_workspace_affects_those_it_is_about(string before, string after, params string[] affected) =>
        Go.Effects("go.work", before, after, Modules).ShouldBe(affected);

    [Fact]
    public void A_new_workspace_affects_its_modules() =>
        Go.Effects("go.work", Go.Commit(Modules), Go.Commit([.. Modules, Work])).ShouldBe(["api.test: go.work", "cli.test: go.work"]);

    [Fact]
    public void A_line_of_the_sums_affects_the_modules_that_require_that_module() =>
        Go.Effects("go.work.sum", "golang.org/x/text v0.1.0 h1:a=\n", "golang.org/x/text v0.1.0 h1:b=\n", [.. Modules, Work]).ShouldBe(["api.test: go.work.sum"]);

    [Fact]
    public void A_line_about_a_module_that_nobody_requires_affects_the_whole_workspace() =>
        Go.Effects("go.work.sum", "", "golang.org/x/net v0.1.0 h1:b=\n", [.. Modules, Work]).ShouldBe(["api.test: go.work.sum", "cli.test: go.work.sum"]);

    [Fact]
    public void The_sums_of_a_module_are_its_own()
    {
        var commit = Go.Commit([.. Modules, Work, ("api/go.sum", "")]);
        Go.Effects("api/go.sum", commit, commit).ShouldBeNull();
    }

    [Fact]
    public void In_a_workspace_a_required_version_counts_for_all_that_require_that_module() => Go.Effects(
        "api/go.mod", "module api.test\nrequire golang.org/x/text v0.1.0\n", "module api.test\nrequire golang.org/x/text v0.2.0\n",
        ("go.work", "use ./api\nuse ./cli\nuse ./web\n"), ("cli/go.mod", "module cli.test\n"), ("web/go.mod", "module web.test\nrequire golang.org/x/text v0.1.0\n"))
        .ShouldBe(["api.test: api/go.mod", "web.test: api/go.mod, in the same go.work"]);

    [Fact]
    public void Outside_of_a_workspace_a_module_is_for_itself() =>
        Go.Effects("lone/go.mod", "module lone.test\n", "module lone.test\nrequire x v1.0.0\n", Work).ShouldBeNull();
}
