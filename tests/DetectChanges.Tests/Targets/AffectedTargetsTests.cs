using DetectChanges.Targets;
using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources;
using DetectChanges.Targets.Sources.Declared;
using DetectChanges.Trees;

namespace DetectChanges.Tests.Targets;

/// <summary>The way from changed files to projects, on projects that are written down.</summary>
public class AffectedTargetsTests
{
    private const string Chain = """
        projects:
          ui: { root: packages/ui }
          web: { root: apps/web, depends-on: ui }
          shop: { root: apps/shop, depends-on: [web, tools] }
          tools: { root: tools, kind: tool, inputs: ['config/**', '!**/*.md'] }
          docs: { root: docs }
        """;

    private static readonly string[] Files = ["packages/ui/a.ts", "apps/web/b.ts", "apps/shop/c.ts", "tools/d", "docs/e.md", "config/f.json", "config/g.md", "README.md"];

    private static DescribedCommit Commit(string projects, params string[] files) =>
        DescribedCommit.Of(new Snapshot(new FileTree(files), new Dictionary<string, string>()), Sources(projects));

    private static DeclaredProjects[] Sources(string projects) => [new DeclaredProjects(ProjectFileReader.Parse("targets.yml", projects))];

    private static TargetsAnswer Affected(IReadOnlyList<string>? changed, Dependents dependents = Dependents.Transitive, string before = Chain, string after = Chain, string[]? filesBefore = null, string[]? filesAfter = null) =>
        AffectedTargets.Of(Sources(after), [Commit(before, filesBefore ?? Files)], Commit(after, filesAfter ?? Files), changed, dependents);

    private static IEnumerable<string> Chains(TargetsAnswer answer) => answer.Affected.Select(target => target.Chain);

    [Fact]
    public void A_change_reaches_the_dependents_by_the_shortest_chain() =>
        Chains(Affected(["packages/ui/a.ts"])).ShouldBe(["shop ← web ← ui ← packages/ui/a.ts", "ui ← packages/ui/a.ts", "web ← ui ← packages/ui/a.ts"]);

    [Theory]
    [InlineData("None", "ui")]
    [InlineData("Direct", "ui web")]
    [InlineData("Transitive", "shop ui web")]
    public void How_far_it_reaches_is_the_users_choice(string dependents, string expected) =>
        Affected(["packages/ui/a.ts"], Enum.Parse<Dependents>(dependents)).Affected.Select(target => target.Project.Name).ShouldBe(expected.Split(' '));

    [Fact]
    public void A_file_elsewhere_that_a_project_is_built_with_touches_it()
    {
        Chains(Affected(["config/f.json"])).ShouldBe(["shop ← tools ← config/f.json (inputs in targets.yml)", "tools ← config/f.json (inputs in targets.yml)"]);
        Affected(["config/g.md"]).Affected.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_nobody_owns_affects_nobody_and_is_listed()
    {
        var answer = Affected(["README.md", "docs/e.md"]);
        answer.Unowned.ShouldBe(["README.md"]);
        answer.Affected.ShouldHaveSingleItem().Project.Name.ShouldBe("docs");
    }

    [Fact]
    public void A_global_file_affects_everybody() =>
        Affected([".tool-versions"], after: "global: .tool-versions\n" + Chain, filesAfter: [.. Files, ".tool-versions"]).Affected.Count.ShouldBe(5);

    [Fact]
    public void The_project_file_itself_affects_everybody() =>
        Affected(["targets.yml"], filesAfter: [.. Files, "targets.yml"]).Affected.Count.ShouldBe(5);

    [Fact]
    public void An_edge_that_was_taken_away_still_affects_the_dependent() =>
        Chains(Affected(["packages/ui/a.ts"], after: Chain.Replace(", depends-on: ui }", " }", StringComparison.Ordinal))).ShouldContain("web ← ui ← packages/ui/a.ts");

    [Fact]
    public void A_project_that_is_gone_affects_its_dependents_and_is_not_to_be_built()
    {
        var answer = Affected(["packages/ui/a.ts"], filesAfter: [.. Files.Where(file => file != "packages/ui/a.ts")]);
        answer.Affected.Select(target => target.Project.Name).ShouldBe(["shop", "ui", "web"]);
        answer.ToBuild.Select(target => target.Project.Name).ShouldBe(["shop", "web"]);
    }

    [Fact]
    public void A_circle_is_walked_once() =>
        Chains(Affected(["a/x"], after: "projects:\n  a: { root: a, depends-on: b }\n  b: { root: b, depends-on: a }\n", filesAfter: ["a/x", "b/y"])).ShouldBe(["a ← a/x", "b ← a ← a/x"]);

    [Fact]
    public void The_deepest_folder_owns_a_file() =>
        Chains(Affected(["a/b/x"], after: "projects:\n  outer: { root: a }\n  inner: { root: a/b }\n", filesAfter: ["a/b/x", "a/y"])).ShouldBe(["inner ← a/b/x"]);

    [Fact]
    public void Several_projects_of_one_folder_are_all_touched() =>
        Affected(["a/x"], after: "projects:\n  one: { root: a }\n  two: { root: a }\n", filesAfter: ["a/x"]).Affected.Select(target => target.Project.Name).ShouldBe(["one", "two"]);

    [Fact]
    public void When_everything_counts_as_changed_every_project_there_is_does()
    {
        var answer = Affected(null, filesAfter: [.. Files.Where(file => file != "packages/ui/a.ts")]);
        answer.Affected.Select(target => target.Project.Name).ShouldBe(["docs", "shop", "tools", "web"]);
        answer.Affected[0].Reason.ShouldBe("everything");
    }

    [Fact]
    public void A_file_that_is_not_understood_affects_its_owner_or_everybody()
    {
        Snapshot Of(string broken)
        {
            var snapshot = new Snapshot(new FileTree([.. Files, broken]), new Dictionary<string, string>());
            snapshot.NotUnderstood(broken, "line 3: what is this?");
            return snapshot;
        }

        TargetsAnswer With(string broken) => AffectedTargets.Of(Sources(Chain), [Commit(Chain, Files)], DescribedCommit.Of(Of(broken), Sources(Chain)), ["docs/e.md"], Dependents.None);

        Chains(With("apps/web/package.json")).ShouldBe(["docs ← docs/e.md", "web ← apps/web/package.json (not understood: line 3: what is this?)"]);
        With("package.json").Affected.Count.ShouldBe(5);
        With("package.json").NotUnderstood.ShouldHaveSingleItem();
    }

    [Fact]
    public void Reasons_in_outputs_name_projects_and_never_files()
    {
        var answer = Affected(["packages/ui/a.ts"]);
        answer.Affected.Select(target => target.Reason).ShouldBe(["shop ← web ← ui", "changed", "web ← ui"]);
    }

    [Theory]
    [InlineData("", "expected 'projects:'")]
    [InlineData("project: {}", "line 1, column 1: 'project' is not known here")]
    [InlineData("projects: { a: { } }", "the project 'a' has no 'root:'")]
    [InlineData("projects: { a: { root: ../x } }", "'../x' is not a folder of the repository")]
    [InlineData("projects: { a: { root: x, depend-on: b } }", "'depend-on' is not known here")]
    [InlineData("projects: { 'a b': { root: x } }", "'a b' cannot be the name of a project")]
    [InlineData("projects:\n  a: { root: x }\n  a: { root: y }", "the project 'a' is there twice")]
    [InlineData("auto: perhaps", "expected true or false")]
    [InlineData("global: ['']", "expected a text or a list of texts")]
    [InlineData("projects: { a: { root: x, inputs: '(?<x)' } }", "cannot be matched")]
    public void A_project_file_that_is_wrong_says_where_and_why(string yaml, string message) =>
        Should.Throw<FormatException>(() => ProjectFileReader.Parse("targets.yml", yaml)).Message.ShouldContain(message);

    [Fact]
    public void What_depends_on_nothing_that_exists_is_told()
    {
        var source = Sources("projects:\n  a: { root: a, depends-on: [b, c] }\n  b: { root: b }\n")[0];
        var graph = new GraphBuilder();
        source.AddProjects(new Snapshot(new FileTree(["a/x", "b/y"]), new Dictionary<string, string>()), graph);
        source.Unknown([graph]).ShouldBe([("a", "c")]);
    }
}
