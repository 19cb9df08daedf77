namespace DetectChanges.Tests.Targets.DotNet;

public class LinkedFileTests
{
    private static string Project(string items) => $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{items}</ItemGroup></Project>";

    [Theory]
    [InlineData("<Compile Include=\"..\\Shared\\Clock.cs\" Link=\"Clock.cs\" />")]
    [InlineData("<Content Include=\"../Shared/*.cs\" />")]
    [InlineData("<None Include=\"../Shared/**\" />")]
    [InlineData("<EmbeddedResource Include=\"..\\**\\Clock.cs\" />")]
    [InlineData("<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)../Shared/Clock.cs\" />")]
    [InlineData("<Compile Include=\"../shared/clock.cs\" />")]
    [InlineData("<Reference Include=\"Clock\"><HintPath>..\\Shared\\Clock.cs</HintPath></Reference>")]
    [InlineData("<Protobuf Include=\"a.proto\" ProtoRoot=\"../Shared\" />")]
    [InlineData("<Compile Include=\"$(SharedDir)/Clock.cs\" />")]
    public void A_file_of_elsewhere_counts_for_the_project(string item)
    {
        var repo = Repo.Of(("src/Api/Api.csproj", Project(item)), ("src/Shared/Clock.cs", ""), ("src/Other/Other.cs", ""));

        repo.UsersOf("src/Shared/Clock.cs").ShouldBe(["Api"]);
        repo.UsersOf("src/Other/Other.cs").ShouldBeEmpty();
        repo.Graph.Inputs[0].Because.ShouldEndWith("in src/Api/Api.csproj");
    }

    [Fact]
    public void A_deleted_or_new_file_counts_like_one_that_is_there() =>
        Repo.Of(("Api/Api.csproj", Project("<Compile Include=\"../Shared/*.cs;../one.txt\" />"))).UsersOf("Shared/New.cs").ShouldBe(["Api"]);

    [Fact]
    public void Files_of_the_project_itself_are_left_to_their_owner()
    {
        var repo = Repo.Of(("Api/Api.csproj", Project("<Compile Include=\"sub/a.cs\" /><None Include=\"**/*.txt\" /><Using Include=\"Acme.Ui\" /><PackageReference Include=\"Acme\" />")));

        repo.Graph.Inputs.ShouldBeEmpty();
    }

    [Fact]
    public void Files_of_a_project_inside_the_folder_are_files_of_elsewhere()
    {
        var repo = Repo.Of(("App.csproj", Project("<Compile Include=\"lib/Lib/Shared.cs\" />")), ("lib/Lib/Lib.csproj", Project("")));

        repo.UsersOf("lib/Lib/Shared.cs").ShouldBe(["App"]);
    }

    [Fact]
    public void A_property_that_names_a_file_of_elsewhere_makes_it_count()
    {
        var repo = Repo.Of(
            ("Directory.Build.props", "<Project><PropertyGroup><AssemblyOriginatorKeyFile>$(MSBuildThisFileDirectory)key.snk</AssemblyOriginatorKeyFile><Home>$(MSBuildThisFileDirectory)</Home></PropertyGroup></Project>"),
            ("key.snk", ""), ("other.snk", ""), ("Api/Api.csproj", "<Project><PropertyGroup><CodeAnalysisRuleSet>..\\rules\\all.ruleset</CodeAnalysisRuleSet></PropertyGroup></Project>"), ("rules/all.ruleset", ""));

        repo.UsersOf("key.snk").ShouldBe(["Api"]);
        repo.UsersOf("rules/all.ruleset").ShouldBe(["Api"]);
        repo.UsersOf("other.snk").ShouldBeEmpty();
    }

    [Fact]
    public void What_the_build_writes_is_in_no_commit()
    {
        var repo = Repo.Of(("Api/Api.csproj", Project("<Compile Include=\"$(IntermediateOutputPath)Info.cs\" /><Compile Include=\"@(Generated)\" /><Content Include=\"$(NotSet)\" />")), ("Ui/Info.cs", ""));

        repo.UsersOf("Ui/Info.cs").ShouldBeEmpty();
        repo.Commit.Unreadable.ShouldBeEmpty();
    }

    [Fact]
    public void Sources_that_could_be_anything_are_told() =>
        Repo.Of(("Api/Api.csproj", Project("<Compile Include=\"$([System.IO.Directory]::GetFiles('../Shared'))\" />"))).Commit.Unreadable.ShouldHaveSingleItem().Key.ShouldBe("Api/Api.csproj");

    [Theory]
    [InlineData("a/**/b.cs", "a/b.cs", true)]
    [InlineData("a/**/b.cs", "a/x/y/b.cs", true)]
    [InlineData("a/**/b.cs", "a/x/y/c.cs", false)]
    [InlineData("a/**", "a/x/y", true)]
    [InlineData("a/**", "ab/x", false)]
    [InlineData("a/*.cs", "a/x/b.cs", false)]
    [InlineData("a/?.cs", "a/b.cs", true)]
    [InlineData("a/?.cs", "a/bc.cs", false)]
    [InlineData("**/x/**/*.cs", "a/x/b/x/c.cs", true)]
    [InlineData("a/*.CS", "A/b.cs", true)]
    [InlineData("a/[b].cs", "a/[b].cs", true)]
    public void Wildcards_are_those_of_the_build(string pattern, string path, bool matches) => DetectChanges.Targets.Sources.DotNet.Build.BuildGlob.Matches(pattern, path).ShouldBe(matches);
}
