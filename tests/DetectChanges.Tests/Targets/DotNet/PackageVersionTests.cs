namespace DetectChanges.Tests.Targets.DotNet;

public class PackageVersionTests
{
    private const string Central = "Directory.Packages.props";

    private static string Versions(string items, string properties = "") =>
        $"<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>";

    private static string Version(string package, string version) => $"<PackageVersion Include=\"{package}\" Version=\"{version}\" />";

    private static (string, string) Project(string name, string references) =>
        ($"{name}/{RepositoryName(name)}.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{references}</ItemGroup></Project>");

    private static string RepositoryName(string folder) => folder[(folder.LastIndexOf('/') + 1)..];

    private static string Uses(string package, string more = "") => $"<PackageReference Include=\"{package}\" {more}/>";

    private static IEnumerable<string>? Change(string path, string before, string after, params (string, string)[] others) =>
        Repo.Effects(path, [(path, before), .. others], [(path, after), .. others]);

    [Fact]
    public void A_new_version_affects_those_who_use_the_package() =>
        Change(Central, Versions(Version("Serilog", "4.1.0") + Version("Polly", "8.0.0")), Versions(Version("Serilog", "[4.2.0]") + Version("Polly", "8.0.0")),
            Project("Api", Uses("serilog")), Project("Web", Uses("Polly"))).ShouldBe(["Api: Serilog 4.1.0 → 4.2.0 in Directory.Packages.props"]);

    [Fact]
    public void A_package_that_comes_or_goes_affects_those_who_use_it()
    {
        Change(Central, Versions(""), Versions(Version("Serilog", "4.1.0")), Project("Api", Uses("Serilog")), Project("Web", "")).ShouldBe(["Api: Serilog none → 4.1.0 in Directory.Packages.props"]);
        Change(Central, Versions(Version("Serilog", "4.1.0")), Versions(""), Project("Api", Uses("Serilog")), Project("Web", "")).ShouldBe(["Api: Serilog 4.1.0 → none in Directory.Packages.props"]);
    }

    [Fact]
    public void A_version_nobody_uses_affects_nobody_though_somebody_owns_the_file() =>
        Change(Central, Versions(Version("Serilog", "4.1.0")), Versions(Version("Serilog", "4.2.0")), ("Root.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />")).ShouldBe([]);

    [Fact]
    public void Order_comments_and_grouping_affect_nobody() =>
        Change(Central, Versions(Version("A", "1") + Version("B", "1")), Versions(Version("B", "1") + "</ItemGroup><!-- x --><ItemGroup Label=\"x\">" + Version("A", "1")), Project("Api", Uses("A"))).ShouldBe([]);

    [Fact]
    public void A_project_with_a_version_of_its_own_is_not_affected() =>
        Change(Central, Versions(Version("A", "1")), Versions(Version("A", "2")),
            Project("Own", Uses("A", "VersionOverride=\"1.5\"")), Project("Old", Uses("A", "Version=\"1.5\"")),
            Project("Sometimes", "<PackageReference Include=\"A\"><VersionOverride Condition=\"'$(x)' == ''\">1.5</VersionOverride></PackageReference>"),
            Project("Unknown", Uses("A", "VersionOverride=\"$(NotSet)\"")),
            Project("Later", Uses("A") + "<PackageReference Update=\"A\" VersionOverride=\"1.5\" />")).ShouldNotBeNull().Select(effect => effect.Split(':')[0]).ShouldBe(["Sometimes", "Unknown"]);

    [Fact]
    public void A_package_for_all_projects_affects_all_that_read_the_file() =>
        Change(Central, Versions("<GlobalPackageReference Include=\"Analyzers\" Version=\"1\" />"), Versions("<GlobalPackageReference Include=\"Analyzers\" Version=\"2\" />"), Project("Api", ""), Project("Web", ""))
            .ShouldBe(["Api: Analyzers 1 → 2 in Directory.Packages.props", "Web: Analyzers 1 → 2 in Directory.Packages.props"]);

    [Fact]
    public void References_of_imported_files_are_references_of_the_project() =>
        Change(Central, Versions(Version("xunit", "1")), Versions(Version("xunit", "2")), Project("src/Api", ""), Project("tests/Tests", ""),
            ("tests/Directory.Build.props", $"<Project><ItemGroup>{Uses("xunit")}</ItemGroup></Project>")).ShouldBe(["Tests: xunit 1 → 2 in Directory.Packages.props"]);

    [Fact]
    public void Only_the_nearest_of_several_files_counts()
    {
        (string, string)[] others = [Project("src/Api", Uses("A")), Project("old/Old", Uses("A")), ("old/" + Central, Versions(Version("A", "0")))];

        Change(Central, Versions(Version("A", "1")), Versions(Version("A", "2")), others).ShouldBe(["Api: A 1 → 2 in Directory.Packages.props"]);
    }

    [Fact]
    public void Several_files_that_change_at_once_are_each_understood()
    {
        (string, string)[] At(string version) => [(Central, Versions(Version("A", version))), ("old/" + Central, Versions(Version("A", "0." + version))), Project("src/Api", Uses("A")), Project("old/Old", Uses("A"))];

        Repo.Effects(Central, At("1"), At("2")).ShouldBe(["Api: A 1 → 2 in Directory.Packages.props"]);
        Repo.Effects("old/" + Central, At("1"), At("2")).ShouldBe(["Old: A 0.1 → 0.2 in old/Directory.Packages.props"]);
    }

    [Fact]
    public void A_version_that_a_nearer_file_replaces_affects_only_those_above()
    {
        var chained = "<Project><Import Project=\"$([MSBuild]::GetPathOfFileAbove(Directory.Packages.props, $(MSBuildThisFileDirectory)..))\" /><ItemGroup><PackageVersion Update=\"A\" Version=\"5\" /></ItemGroup></Project>";

        Change(Central, Versions(Version("A", "1") + Version("B", "1")), Versions(Version("A", "1") + Version("B", "2")),
            Project("src/Api", Uses("A") + Uses("B")), Project("old/Old", Uses("B")), Project("old/Other", Uses("A")), ("old/" + Central, chained))
            .ShouldBe(["Old: B 1 → 2 in Directory.Packages.props", "Api: B 1 → 2 in Directory.Packages.props"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("<LangVersion>preview</LangVersion>")]
    [InlineData("<CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>")]
    public void Any_other_change_affects_all_that_read_the_file(string property) =>
        Change(Central, Versions(Version("A", "1")), Versions(Version("A", "1"), property), Project("Api", ""), Project("old/Old", ""), ("old/" + Central, Versions("")))
            .ShouldBe(["Api: Directory.Packages.props, changed in more than versions"]);

    [Fact]
    public void A_file_that_comes_goes_or_breaks_affects_all_below_it()
    {
        (string, string)[] others = [Project("Api", ""), Project("Web", "")];
        (string, string)[] with = [(Central, Versions("")), .. others];

        Repo.Effects(Central, others, with).ShouldBe(["Api: Directory.Packages.props, read in only one of the two commits", "Web: Directory.Packages.props, read in only one of the two commits"]);
        Repo.Effects(Central, with, others)!.Count().ShouldBe(2);
        Repo.Effects(Central, with, [(Central, "<Project>"), .. others])!.Count().ShouldBe(2);
        Repo.Effects(Central, [(Central, "<Project>"), .. others], [(Central, "<Projekt>"), .. others])!.Count().ShouldBe(2);
    }

    [Fact]
    public void A_version_said_with_properties_is_compared_by_its_value()
    {
        var items = Version("A", "$(AVersion)") + Version("B", "$(BVersion)") + Version("C", "$(Both)");
        const string Properties = "<AVersion>1</AVersion><BVersion Condition=\"'$(BVersion)' == ''\">1</BVersion><Both>$(AVersion).0</Both>";

        Change(Central, Versions(items, Properties), Versions(items, Properties.Replace("<AVersion>1", "<AVersion>2")), Project("Api", Uses("A")), Project("Web", Uses("B")), Project("Both", Uses("C")))
            .ShouldBe(["Api: A 1 → 2 in Directory.Packages.props", "Both: C 1.0 → 2.0 in Directory.Packages.props"]);
        Change(Central, Versions(items, Properties), Versions(items, Properties.Replace("''\">1", "''\">2")), Project("Api", Uses("A")), Project("Web", Uses("B")))
            .ShouldBe(["Web: B 1 → 2 in Directory.Packages.props"]);
    }

    [Theory]
    [InlineData("$([System.String]::Concat($(V), '.0'))")]
    [InlineData("$(V.Trim().Trim())")]
    public void A_version_that_cannot_be_evaluated_differs_when_what_it_is_made_of_does(string version) =>
        Change(Central, Versions(Version("A", version), "<V>1</V>"), Versions(Version("A", version), "<V>2</V>"), Project("Api", Uses("A")), Project("Web", "")).ShouldNotBeNull().ShouldHaveSingleItem().ShouldStartWith("Api:");

    [Fact]
    public void A_version_that_is_used_for_something_else_too_affects_all()
    {
        var items = Version("A", "$(AVersion)");

        Change(Central, Versions(items, "<AVersion>1</AVersion>"), Versions(items, "<AVersion>2</AVersion>"), Project("Api", Uses("A")), ("Web/Web.csproj", "<Project><PropertyGroup><X>$(AVersion)</X></PropertyGroup></Project>"))!
            .Count().ShouldBe(2);
        Change(Central, Versions(Version("A", "$(Version)"), "<Version>1</Version>"), Versions(Version("A", "$(Version)"), "<Version>2</Version>"), Project("Api", Uses("A")), Project("Web", ""))!
            .Count().ShouldBe(2);
    }

    [Fact]
    public void Versions_of_an_imported_file_are_understood_too()
    {
        (string, string)[] others = [(Central, "<Project><Import Project=\"eng/Versions.props\" /><ItemGroup><PackageVersion Include=\"A\" Version=\"$(AVersion)\" /></ItemGroup></Project>"), Project("Api", Uses("A")), Project("Web", "")];

        Change("eng/Versions.props", "<Project><PropertyGroup><AVersion>1</AVersion></PropertyGroup></Project>", "<Project><PropertyGroup><AVersion>2</AVersion></PropertyGroup></Project>", others)
            .ShouldBe(["Api: A 1 → 2 in eng/Versions.props"]);
    }

    [Fact]
    public void Conditions_count_as_true()
    {
        var items = "<PackageVersion Include=\"A\" Version=\"1\" Condition=\"'$(TargetFramework)' == 'net48'\" />" + "<PackageVersion Include=\"A\" Version=\"2\" Condition=\"'$(TargetFramework)' != 'net48'\" />";

        Change(Central, Versions(items), Versions(items.Replace("\"1\"", "\"1.1\"")), Project("Api", Uses("A")), Project("Web", "")).ShouldNotBeNull().ShouldHaveSingleItem().ShouldStartWith("Api:");
        Change(Central, Versions(items), Versions(items.Replace("net48", "net472")), Project("Api", Uses("A")), Project("Web", "")).ShouldNotBeNull().ShouldHaveSingleItem().ShouldStartWith("Api:");
    }

    [Fact]
    public void Where_packages_are_pinned_transitively_a_version_affects_all() =>
        Change(Central, Versions(Version("A", "1"), "<CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>"),
            Versions(Version("A", "2"), "<CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>"), Project("Api", Uses("A")), Project("Web", ""))!
            .Last().ShouldBe("Web: A 1 → 2 in Directory.Packages.props, where packages are pinned transitively");

    [Fact]
    public void Who_may_use_any_package_is_affected_by_every_version() =>
        Change(Central, Versions(Version("A", "1")), Versions(Version("A", "2")), Project("Unknown", Uses("$(Packages)")), Project("Web", ""), ("Sdk/Sdk.csproj", "<Project Sdk=\"MSTest.Sdk/3.8.0\" />"))
            .ShouldNotBeNull().Select(effect => effect.Split(':')[0]).ShouldBe(["Sdk", "Unknown"]);

    [Fact]
    public void Another_name_for_the_file_is_found_where_the_project_is_told_of_it() =>
        Change("eng/Central.props", Versions(Version("A", "1")), Versions(Version("A", "2")), Project("Api", Uses("A")),
            ("Directory.Build.props", "<Project><PropertyGroup><DirectoryPackagesPropsPath>$(MSBuildThisFileDirectory)eng/Central.props</DirectoryPackagesPropsPath></PropertyGroup></Project>"))
            .ShouldBe(["Api: A 1 → 2 in eng/Central.props"]);

    [Theory]
    [InlineData("Api/Api.csproj")]
    [InlineData("Directory.Build.props")]
    [InlineData("elsewhere/Directory.Packages.props")]
    [InlineData("README.md")]
    public void Other_files_follow_the_ordinary_rules(string path) => Change(path, "<Project />", "<Project ></Project>", Project("Web", "")).ShouldBeNull();
}
