namespace DetectChanges.Tests.Targets.DotNet;

public class ImportTests
{
    private const string Empty = "<Project Sdk=\"Microsoft.NET.Sdk\" />";
    private const string Chained = "<Project><Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" /></Project>";

    private static string Import(string project, string more = "") => $"<Project><Import Project=\"{project}\" {more}/></Project>";

    [Fact]
    public void The_nearest_props_and_targets_count_and_what_they_import()
    {
        var repo = Repo.Of(
            ("Directory.Build.props", "<Project />"), ("Directory.Build.targets", "<Project />"),
            ("src/Directory.Build.props", Chained), ("legacy/Directory.Build.props", "<Project />"),
            ("src/Api/Api.csproj", Empty), ("src/Ui/Ui.csproj", Empty), ("legacy/Old/Old.csproj", Empty), ("tools/Tool.csproj", Empty));

        repo.UsersOf("Directory.Build.props").ShouldBe(["Api", "Tool", "Ui"]);
        repo.UsersOf("src/Directory.Build.props").ShouldBe(["Api", "Ui"]);
        repo.UsersOf("legacy/Directory.Build.props").ShouldBe(["Old"]);
        repo.UsersOf("Directory.Build.targets").ShouldBe(["Api", "Old", "Tool", "Ui"]);
    }

    [Theory]
    [InlineData("$([MSBuild]::GetPathOfFileAbove(Directory.Build.props, $(MSBuildThisFileDirectory)..))")]
    [InlineData("$([MSBuild]::GetDirectoryNameOfFileAbove($(MSBuildThisFileDirectory).., Directory.Build.props))/Directory.Build.props")]
    [InlineData(@"..\Directory.Build.props")]
    [InlineData("$(Above)")]
    public void The_next_file_above_is_imported_in_many_ways(string import)
    {
        var repo = Repo.Of(
            ("Directory.Build.props", "<Project />"),
            ("src/Directory.Build.props", $"<Project><PropertyGroup><Above>$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))</Above></PropertyGroup><Import Project=\"{import}\" Condition=\"Exists('{import}')\" /></Project>"),
            ("src/Api/Api.csproj", Empty));

        repo.UsersOf("Directory.Build.props").ShouldBe(["Api"]);
        repo.Commit.Unreadable.ShouldBeEmpty();
    }

    [Fact]
    public void Imports_are_followed_from_the_folder_of_each_file()
    {
        var repo = Repo.Of(
            ("src/Api/Api.csproj", Import(@"..\..\build\common.props")), ("build/common.props", Import("more/*.targets")),
            ("build/more/a.targets", "<Project><ItemGroup><ProjectReference Include=\"../Ui/Ui.csproj\" /></ItemGroup></Project>"), ("src/Ui/Ui.csproj", Empty));

        repo.UsersOf("build/common.props").ShouldBe(["Api"]);
        repo.UsersOf("build/more/a.targets").ShouldBe(["Api"]);
        repo.Edges.ShouldBe(["Api → Ui"]);
        repo.Graph.Edges[0].Because.ShouldBe("../Ui/Ui.csproj in build/more/a.targets");
    }

    [Fact]
    public void Properties_of_imported_files_are_known()
    {
        var repo = Repo.Of(
            ("Directory.Build.props", "<Project><PropertyGroup><SourceRoot>$(MSBuildThisFileDirectory)src/</SourceRoot><Sources>$(SourceRoot)</Sources></PropertyGroup></Project>"),
            ("src/Api/Api.csproj", "<Project><ItemGroup><ProjectReference Include=\"$(sources)Ui/Ui.csproj\" /></ItemGroup></Project>"), ("src/Ui/Ui.csproj", Empty), ("old/src/Ui/Ui.csproj", Empty));

        repo.Graph.Edges.ShouldHaveSingleItem().To.Root.ShouldBe("src/Ui");
    }

    [Fact]
    public void Shared_projects_bring_their_sources()
    {
        var repo = Repo.Of(
            ("Api/Api.csproj", Import(@"..\Shared\Shared.projitems", "Label=\"Shared\" ")),
            ("Shared/Shared.projitems", "<Project><ItemGroup><Compile Include=\"$(MSBuildThisFileDirectory)Clock.cs\" /></ItemGroup></Project>"), ("Shared/Shared.shproj", "<Project />"));

        repo.UsersOf("Shared/Clock.cs").ShouldBe(["Api"]);
        repo.UsersOf("Shared/Shared.projitems").ShouldBe(["Api"]);
    }

    [Fact]
    public void Files_in_a_circle_are_read_once()
    {
        var repo = Repo.Of(("Api/Api.csproj", Import("../a.props")), ("a.props", Import("b.props")), ("b.props", Import("a.props")));

        repo.UsersOf("b.props").ShouldBe(["Api"]);
    }

    [Fact]
    public void An_import_whose_folder_is_not_known_is_every_file_with_that_ending()
    {
        var repo = Repo.Of(("Api/Api.csproj", Import(@"$(EngDir)\eng\common.targets")), ("eng/common.targets", "<Project />"));

        repo.UsersOf("eng/common.targets").ShouldBe(["Api"]);
        repo.Notices.ShouldHaveSingleItem().ShouldStartWith("Api/Api.csproj: it is not known where");
    }

    [Fact]
    public void An_import_that_could_be_anything_is_told_unless_it_asks_whether_there_is_one()
    {
        var repo = Repo.Of(("A/A.csproj", Import("$(Extra)")), ("B/B.csproj", Import("$(Extra)", "Condition=\"'$(Extra)' != ''\" ")), ("C/C.csproj", Import("../data.xml")), ("data.xml", "<Project />"));

        repo.Commit.Unreadable.Select(file => file.Key).Order(StringComparer.Ordinal).ShouldBe(["A/A.csproj", "C/C.csproj"]);
        repo.Notices.ShouldBe(["B/B.csproj: nothing in the repository says what $(Extra) is; it is not imported"]);
        repo.UsersOf("data.xml").ShouldBe(["C"]);
    }

    [Fact]
    public void An_import_of_a_tool_or_a_package_is_no_concern_of_the_repository()
    {
        var repo = Repo.Of(("A/A.csproj", Import(@"$(VSToolsPath)\WebApplications\a.targets")), ("A/a.targets", "<Project />"), ("B/B.csproj", Import(@"..\packages\xunit\build\xunit.props", "Condition=\"Exists('x')\" ")));

        repo.UsersOf("A/a.targets").ShouldBeEmpty();
        repo.Commit.Unreadable.ShouldBeEmpty();
        repo.Notices.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("global.json")]
    [InlineData("NuGet.Config")]
    [InlineData("nuget.config")]
    [InlineData(".editorconfig")]
    [InlineData("Directory.Build.rsp")]
    [InlineData(".config/dotnet-tools.json")]
    [InlineData("paket.lock")]
    public void Files_that_hold_for_a_folder_count_for_all_projects_in_it(string name)
    {
        var repo = Repo.Of(("src/" + name, ""), ("src/Api/Api.csproj", Empty), ("src/Ui/Ui.csproj", Empty), ("tools/Tool.csproj", Empty));

        repo.UsersOf("src/" + name).ShouldBe(["Api", "Ui"]);
    }
}
