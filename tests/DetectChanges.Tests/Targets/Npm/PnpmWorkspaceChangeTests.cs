namespace DetectChanges.Tests.Targets.Npm;

public class PnpmWorkspaceChangeTests
{
    private const string File = "pnpm-workspace.yaml";
    private const string Text = "packages: ['apps/*']\ncatalog:\n  react: 18.2.0\n  semver: ^7\ncatalogs:\n  old:\n    react: 17.0.0\nonlyBuiltDependencies: [esbuild]\n";

    private static readonly NpmRepo Repo = NpmRepo.Of(
        (File, Text),
        ("package.json", """{"devDependencies": {"semver": "catalog:"}}"""),
        ("apps/new/package.json", """{"name": "new", "dependencies": {"react": "catalog:"}}"""),
        ("apps/old/package.json", """{"name": "old", "dependencies": {"react": "catalog:old"}}"""),
        ("apps/none/package.json", """{"name": "none", "dependencies": {"react": "18.2.0"}}"""));

    private static IReadOnlyList<string> Effects(string from, string to) => Repo.EffectsOf(File, Repo.With(File, Text.Replace(from, to)))!;

    [Fact]
    public void A_version_in_a_catalog_touches_those_who_take_it_from_there()
    {
        Effects("18.2.0", "18.3.1").ShouldBe(["new: react 18.2.0 → 18.3.1 in the catalog default of pnpm-workspace.yaml"]);
        Effects("17.0.0", "17.0.2").ShouldBe(["old: react 17.0.0 → 17.0.2 in the catalog old of pnpm-workspace.yaml"]);
        Effects("    react: 17.0.0\n", "    redux: 1.0.0\n").ShouldBe(["old: react 17.0.0 → (none) in the catalog old of pnpm-workspace.yaml"]);
    }

    [Fact]
    public void A_version_that_the_root_takes_touches_all() => Effects("^7", "^8").Count.ShouldBe(3);

    [Theory]
    [InlineData("[esbuild]", "[esbuild, sharp]")]
    [InlineData("packages: ['apps/*']", "packages: ['apps/*', 'libs/*']")]
    [InlineData("packages: ['apps/*']", "packages: [")]
    [InlineData("packages: ['apps/*']", "a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f]\npackages: ['apps/*']")]
    public void Everything_else_touches_all(string from, string to) => Effects(from, to).Count.ShouldBeGreaterThanOrEqualTo(3);

    [Fact]
    public void A_comment_touches_nobody() => Effects("catalogs:", "# older ones\ncatalogs:").ShouldBeEmpty();

    [Fact]
    public void A_file_that_comes_or_goes_touches_all()
    {
        Repo.EffectsOf(File, Repo.Without(File))!.Count.ShouldBeGreaterThanOrEqualTo(3);
        Repo.Without(File).EffectsOf(File, Repo)!.Count.ShouldBeGreaterThanOrEqualTo(3);
    }
}
